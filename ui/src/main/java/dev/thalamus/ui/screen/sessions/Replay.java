package dev.thalamus.ui.screen.sessions;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** Goes through the lines of a session in their own time or faster. Nothing is sent. Confined to the FX thread. */
final class Replay {
    /** Silence takes no longer than that. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    private final PauseTransition wait = new PauseTransition();
    private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private List<Line> lines = List.of();

    Replay() {
        wait.setOnFinished(_ -> {
            at.set(Math.min(at.get() + 1, lines.size()));
            goOn();
        });
        speed.subscribe(() -> {
            if (playing.get()) {
                goOn();
            }
        });
    }

    /** The lines there are; what is replayed may grow meanwhile at either end, and stays at the line where it is. */
    void over(List<Line> all) {
        int now = Math.clamp(at.get() + shift(lines, all), Math.min(at.get(), Math.min(1, all.size())), all.size());
        lines = all;
        count.set(all.size());
        at.set(now);
    }

    /** How many lines came before those that there were; negative when so many of them are gone. */
    static int shift(List<Line> before, List<Line> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return 0;
        }
        int came = index(before.getFirst(), now);
        return came >= 0 ? came : -Math.max(0, index(now.getFirst(), before));
    }

    private static int index(Line line, List<Line> all) {
        return IntStream.range(0, all.size()).filter(i -> all.get(i).key().equals(line.key())).findFirst().orElse(-1);
    }

    /** How many lines have come so far. */
    ReadOnlyIntegerProperty at() { return at.getReadOnlyProperty(); }

    ReadOnlyIntegerProperty count() { return count.getReadOnlyProperty(); }

    ReadOnlyBooleanProperty playing() { return playing.getReadOnlyProperty(); }

    /** How much faster than it was. */
    DoubleProperty speed() { return speed; }

    /** Goes on, at the end from the beginning. */
    void play() {
        if (at.get() >= lines.size()) {
            at.set(Math.min(1, lines.size()));
        }
        playing.set(true);
        goOn();
    }

    void pause() {
        playing.set(false);
        wait.stop();
    }

    /** Stops, and shows so many lines more, or less. */
    void step(int by) {
        pause();
        to(at.get() + by);
    }

    /** Shows so many lines, and goes on from there if it was going on. */
    void to(int position) {
        int next = Math.clamp(position, Math.min(1, lines.size()), lines.size());
        if (next != at.get()) {
            at.set(next);
            if (playing.get()) {
                goOn();
            }
        }
    }

    private void goOn() {
        if (at.get() >= lines.size()) {
            pause();
        } else {
            wait.setDuration(javafx.util.Duration.millis(Math.max(1, until(lines, at.get()).toMillis() / speed.get())));
            wait.playFromStart();
        }
    }

    /** How long the line at an index is waited for at the pace of the session. */
    static Duration until(List<Line> lines, int index) {
        if (index == 0) {
            return Duration.ZERO;
        }
        Duration silence = Duration.between(SessionWords.instant(lines.get(index - 1).entry().at()),
                SessionWords.instant(lines.get(index).entry().at()));
        return silence.isNegative() ? Duration.ZERO : silence.compareTo(LONGEST) > 0 ? LONGEST : silence;
    }
}
