package dev.thalamus.ui.kit;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Does something at the first call, and once more when the calls that follow have come to rest. Confined to the FX thread.
 *
 * <p>For what is too dear to be done for every row that a held key passes.
 */
public final class Settling {
    /** Longer than a key's repetition, shorter than a person notices. */
    private static final Duration REST = Duration.millis(140);

    private final PauseTransition rest = new PauseTransition(REST);
    private final Runnable work;
    private boolean waits;

    public Settling(Runnable work) {
        this.work = work;
        rest.setOnFinished(_ -> settle());
    }

    /** Something changed. */
    public void stir() {
        if (rest.getStatus() == javafx.animation.Animation.Status.RUNNING) {
            waits = true;
            rest.playFromStart();
            return;
        }
        rest.playFromStart();
        work.run();
    }

    /** What still waits is not done any more. */
    public void forget() { waits = false; }

    private void settle() {
        if (waits) {
            waits = false;
            work.run();
        }
    }
}
