package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.Fate;
import dev.thalamus.hub.model.SendReceipt;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The signals of one peer that this hub has and has not settled: they wait for the disk or for somebody's yes, which both have bounds.
 *
 * <p>Confined to the core. One that comes again meanwhile, over another link or twice in one batch, is not routed twice: all who ask
 * are told, the last {@value #MOST_ASK} of them.
 */
final class UnsettledSignals {
    /** As many as a batch has signals: who asked before that did so over a link that is gone. */
    static final int MOST_ASK = Arrivals.MOST_IN_BATCH;

    private final BiConsumer<SignalKey, SendReceipt> onSettled;
    private final Map<SignalKey, Arrival> open = new HashMap<>();

    /** @param onSettled told what became of which one, before those who ask */
    UnsettledSignals(BiConsumer<SignalKey, SendReceipt> onSettled) {
        this.onSettled = onSettled;
    }

    int size() { return open.size(); }

    /** Tells the new asker what becomes of a signal that is here already; false when none such is open. */
    boolean asksAgain(SignalKey key, Fate fate) {
        Arrival arrival = open.get(key);
        if (arrival == null) {
            return false;
        }
        arrival.ask(fate);
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
        private final ArrayDeque<Fate> asking = new ArrayDeque<>(1);
        private boolean waits;
        private boolean settled;

        Arrival(SignalKey key, Fate asked) {
            this.key = key;
            asking.add(asked);
        }

        void ask(Fate again) {
            if (asking.size() >= MOST_ASK) {
                asking.removeFirst();
            }
            asking.addLast(again);
        }

        @Override
        public void settled(SendReceipt receipt) {
            settled = true;
            open.remove(key, this);
            onSettled.accept(key, receipt);
            for (Fate asked : List.copyOf(asking)) {
                asked.settled(receipt);
            }
        }

        @Override
        public void waits() {
            waits = true;
            asking.forEach(Fate::waits);
        }
    }
}
