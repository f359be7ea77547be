package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.SendReceipt;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The signals of one peer that this hub has and has not settled: they wait for the disk or for somebody's yes, which both have bounds.
 *
 * <p>Confined to the core. One that comes again meanwhile, over another link, is not routed twice: whoever asked last is told.
 */
final class UnsettledSignals {
    private final Consumer<SignalKey> onRefusal;
    private final Map<SignalKey, Arrival> open = new HashMap<>();

    /** @param onRefusal told which one is refused: it is to be judged anew when it comes again */
    UnsettledSignals(Consumer<SignalKey> onRefusal) {
        this.onRefusal = onRefusal;
    }

    int size() { return open.size(); }

    /** Tells the new asker what becomes of a signal that is here already; false when none such is open. */
    boolean asksAgain(SignalKey key, Fate fate) {
        Arrival arrival = open.get(key);
        if (arrival == null) {
            return false;
        }
        arrival.asked = fate;
        if (arrival.waits) {
            fate.waits();
        }
        return true;
    }

    /** Routes one, and keeps an eye on it until it is settled. */
    void route(SignalKey key, Fate fate, Consumer<Fate> route) {
        var arrival = new Arrival(key, fate);
        route.accept(arrival);
        if (!arrival.settled) {
            open.put(key, arrival);
        }
    }

    private final class Arrival implements Fate {
        private final SignalKey key;
        private Fate asked;
        private boolean waits;
        private boolean settled;

        Arrival(SignalKey key, Fate asked) {
            this.key = key;
            this.asked = asked;
        }

        @Override
        public void settled(SendReceipt receipt) {
            settled = true;
            open.remove(key, this);
            if (receipt.outcome() == Outcome.REFUSED) {
                onRefusal.accept(key);
            }
            asked.settled(receipt);
        }

        @Override
        public void waits() {
            waits = true;
            asked.waits();
        }
    }
}
