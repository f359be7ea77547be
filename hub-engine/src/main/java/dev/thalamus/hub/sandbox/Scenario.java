package dev.thalamus.hub.sandbox;

import java.util.List;
import java.util.Optional;

/** A play for simulated agents. Immutable; each run gets a fresh cast. */
public interface Scenario {
    /** Short name for commands and translations, such as {@code shop}. */
    String id();

    /** What happens, in one English sentence. */
    String sentence();

    /** Who acts and how, in the order in which they connect. */
    List<Part> cast(DemoOptions options);

    /**
     * One agent's name and behaviour.
     *
     * @param hub at which of the scenario's hubs it plays, from 0
     */
    record Part(String name, Behaviour behaviour, int hub) {
        /** At the first hub. */
        public Part(String name, Behaviour behaviour) { this(name, behaviour, 0); }
    }

    /** How many hubs it needs, linked with each other under the {@link #domains}. */
    default int hubs() { return 1; }

    /** What its hubs are called, when it needs more than one. */
    default List<String> domains() { return List.of(); }

    /** All that ship with Thalamus. */
    static List<Scenario> all() { return List.of(shop(), roundRobin(12)); }

    /** The one with that id. */
    static Optional<Scenario> byId(String id) {
        return all().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** The window's demo: a small shop that buys, sells, invoices and ships until it is stopped. */
    static Scenario shop() {
        return new ShopScenario();
    }

    /** Two companies at two hubs buy, sell and invoice; an auditor comes and goes. Ends when {@code orders} are invoiced. */
    static Scenario b2b(int orders) {
        return new B2bScenario(orders);
    }

    /** One client sends {@code orders} orders to three sellers of one name; ends when all are answered. */
    static Scenario roundRobin(int orders) {
        return new RoundRobinScenario(orders);
    }
}
