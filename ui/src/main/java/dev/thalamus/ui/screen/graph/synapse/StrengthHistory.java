package dev.thalamus.ui.screen.graph.synapse;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.bridge.SignalRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a synapse came to its strength, rebuilt from the recorded signals with the hub's own arithmetic ({@link Synapse#after}). Immutable.
 *
 * <p>Where the record does not reach back to the beginning, the strength before its first signal is found by halving: more before means more after, so
 * there is one that leads to the strength of today, or, when a bound was touched in between, several that all lead there, of which the largest is taken.
 *
 * @param steps the signals that moved it, oldest first, {@value #MOST} at most
 * @param whole whether they are all there ever were
 * @param exact whether they lead to the strength of today; if not, agents moved it by {@code synapse_update} too
 */
record StrengthHistory(List<Step> steps, boolean whole, boolean exact) {
    /** Signals looked back at. */
    static final int MOST = 300;
    private static final double SAME = 1e-6;
    private static final int HALVINGS = 48;

    /**
     * One signal and what it did.
     *
     * @param before strength before it
     * @param after strength after it
     */
    record Step(SignalRow signal, boolean success, double before, double after) {
        /** A success at the upper bound, a failure at the lower one. */
        boolean atBound() { return before == after; }
    }

    StrengthHistory {
        steps = List.copyOf(steps);
    }

    /** Rebuilds it from the signals between the two, oldest first. */
    static StrengthHistory of(Synapse now, List<SignalRow> signals) {
        List<SignalRow> moving = signals.stream()
                .filter(row -> success(row.outcome()).isPresent() && row.timeMicros() / 1_000 <= now.lastUsedMillis()).toList();
        moving = moving.subList(Math.max(0, moving.size() - (int) Math.min(MOST, now.transmissions())), moving.size());
        if (moving.isEmpty()) {
            return new StrengthHistory(List.of(), now.transmissions() == 0, now.strength() == Synapse.START);
        }
        long successes = moving.stream().filter(row -> success(row.outcome()).orElse(false)).count();
        long earlier = now.transmissions() - moving.size();
        var start = new Synapse(now.source(), now.target(), Synapse.START, earlier, Math.clamp(now.successes() - successes, 0, earlier),
                now.createdMillis(), now.createdMillis());
        if (earlier > 0) {
            start = withStrength(start, startOf(start, moving, now.strength()));
        }
        List<Step> steps = play(start, moving);
        return new StrengthHistory(steps, earlier == 0, Math.abs(steps.getLast().after - now.strength()) < SAME);
    }

    /** Whether a signal with that outcome strengthened the synapse; empty when it did not touch it. */
    static Optional<Boolean> success(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> Optional.of(true);
            case REFUSED, EXPIRED -> Optional.of(false);
            // Another hub learns from it, or whoever drains the queue.
            case FORWARDED, QUEUED -> Optional.empty();
        };
    }

    private static double startOf(Synapse start, List<SignalRow> moving, double wanted) {
        double low = Synapse.MIN, high = Synapse.MAX;
        if (play(withStrength(start, high), moving).getLast().after <= wanted + SAME / 2) {
            return high;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (play(withStrength(start, middle), moving).getLast().after > wanted + SAME / 2) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static List<Step> play(Synapse start, List<SignalRow> moving) {
        var steps = new ArrayList<Step>();
        Synapse at = start;
        for (SignalRow row : moving) {
            boolean success = success(row.outcome()).orElse(false);
            Synapse next = at.after(success, row.timeMicros() / 1_000);
            steps.add(new Step(row, success, at.strength(), next.strength()));
            at = next;
        }
        return steps;
    }

    private static Synapse withStrength(Synapse synapse, double strength) {
        return new Synapse(synapse.source(), synapse.target(), strength, synapse.transmissions(), synapse.successes(),
                synapse.createdMillis(),
                synapse.lastUsedMillis());
    }
}
