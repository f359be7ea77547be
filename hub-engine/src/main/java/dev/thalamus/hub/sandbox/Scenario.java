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

    /** One agent's name and behaviour. */
    record Part(String name, Behaviour behaviour) {}

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

    /** One client sends {@code orders} orders to three sellers of one name; ends when all are answered. */
    static Scenario roundRobin(int orders) {
        return new RoundRobinScenario(orders);
    }
}
