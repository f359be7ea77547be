package dev.thalamus.app.command;

import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.sandbox.Scenario;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command can start. Each blocks until its program has ended; {@link Unavailable} says why it could not. */
public interface Programs {
    /** The window with an embedded hub; it shows {@code captures}, absolute paths of files with saved signals, also when it is open already. */
    Exit window(BoundConfig config, List<Path> captures, PrintWriter out);

    /** A hub without a window, told about on {@code out}. */
    Exit hub(BoundConfig config, PrintWriter out);

    /** Simulated agents that play against a hub, told about on {@code out}; {@code trust} is a PEM file of certificates that count for {@code wss://}. */
    Exit demo(URI hub, Scenario scenario, @Nullable Path trust, PrintWriter out);

    /** Signals of a running hub as they pass, on {@code out}; counts of what is not shown on {@code err}. */
    Exit tail(SignalWish wish, PrintWriter out, PrintWriter err);

    /** Signals that passed a running hub, on {@code out}; what was looked at on {@code err}. */
    Exit query(SignalWish wish, PrintWriter out, PrintWriter err);

    /** The word {@code thalamus} in a terminal: told about or, with a wish, changed. */
    Exit path(PathWish wish, PrintWriter out);

    /** Window, hub and demo for a moment, by themselves and in a folder that is gone afterwards. */
    Exit rehearse(PrintWriter out);
}
