package dev.thalamus.hub.query;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import java.time.Duration;

/** A history for tests of other packages, written signal by signal. Confined to the test's thread. */
public final class Histories {
    private final ListHistory history = new ListHistory();

    public History history() { return history; }

    /** A signal of the time {@code at} after the history's beginning. */
    public Histories signal(String from, String to, Duration at, String payload, Outcome outcome) {
        Signals one = Signals.INVOICE.between(from, to, to).payload(payload).with(outcome, Reason.NONE)
                .at(history.nextSequence(), Duration.ofHours(1).minus(at));
        history.add(one.record());
        return this;
    }
}
