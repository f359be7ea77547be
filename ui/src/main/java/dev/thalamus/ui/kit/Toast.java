package dev.thalamus.ui.kit;

import java.time.Duration;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What just happened, for {@link ToastStack}. Immutable.
 *
 * @param icon its sign
 * @param tone a tone of {@link Style}, or empty
 * @param title what happened, with its count
 * @param detail where it is kept or what follows, or null
 * @param stays how long it is shown; for an undo the time to decide
 * @param undo takes it back, or null when there is nothing to take back
 * @param lapsed runs when the time is over or the toast is closed without undo, or null
 */
public record Toast(
        Icons icon,
        String tone,
        ObservableValue<String> title,
        @Nullable ObservableValue<String> detail,
        Duration stays,
        @Nullable Runnable undo,
        @Nullable Runnable lapsed) {
    /** How long a person has to take a destructive action back. */
    public static final Duration UNDO = Duration.ofSeconds(10);

    /** A plain notice of five seconds. */
    public static Toast notice(Icons icon, ObservableValue<String> title) {
        return new Toast(icon, "", title, null, Duration.ofSeconds(5), null, null);
    }

    /** A failure; stays for ten seconds. */
    public static Toast failure(ObservableValue<String> title, ObservableValue<String> detail) {
        return new Toast(Icons.ERROR, Style.DANGER, title, detail, Duration.ofSeconds(10), null, null);
    }

    /** Something that can be taken back for ten seconds. */
    public static Toast undoable(Icons icon, ObservableValue<String> title, ObservableValue<String> detail, Runnable undo,
            @Nullable Runnable lapsed) {
        return new Toast(icon, "", title, detail, UNDO, undo, lapsed);
    }
}
