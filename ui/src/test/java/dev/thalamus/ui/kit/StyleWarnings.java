package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What JavaFX cannot make of our style sheets, such as a colour that a node asks for outside of every window. Thread-safe. */
public final class StyleWarnings extends Handler {
    // Loggers are forgotten, with their handlers, when nobody holds them.
    private static final Logger STYLES = Logger.getLogger("javafx.css");
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter words = new SimpleFormatter();

    /** Listens from now on. */
    public StyleWarnings() { STYLES.addHandler(this); }

    @Override
    public void publish(LogRecord warning) { said.add(words.formatMessage(warning)); }

    @Override
    public void flush() {}

    /** Listens no more; fails when something was said. */
    @Override
    public void close() {
        STYLES.removeHandler(this);
        assertThat(said).as("warnings of the style sheets").isEmpty();
    }
}
