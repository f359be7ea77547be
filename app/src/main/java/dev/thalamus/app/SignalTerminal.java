package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.SignalWish;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.web.OperatorLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Signals of a running hub in a terminal. Main thread, and that of the connection. */
final class SignalTerminal {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final StopSignal stop;
    private final PrintWriter out;
    private final PrintWriter err;
    private final int kept;
    private final CompletableFuture<Boolean> pastIsShown = new CompletableFuture<>();
    private long skipped;
    private long missed;
    private long givenUp;

    SignalTerminal(StopSignal stop, PrintWriter out, PrintWriter err) { this(stop, out, err, SignalSearch.KEPT); }

    /** @param kept characters of lines that may be kept to turn them around */
    SignalTerminal(StopSignal stop, PrintWriter out, PrintWriter err, int kept) {
        this.stop = stop;
        this.out = out;
        this.err = err;
        this.kept = kept;
    }

    /** Shows the last few and then what passes, until somebody asks for the end or the hub is gone. */
    Exit tail(SignalWish wish) {
        try (OperatorLine line = open(wish, message -> {
            // The last few come first. Until then this connection reads nothing more, and the hub counts what that makes it skip.
            if (pastIsShown.join()) {
                show(message.path("params"), wish.json());
            }
        })) {
            JsonNode begun = new SignalQuestion(stop, line, wish).subscribe();
            if (begun != null && wish.limit() > 0) {
                showPast(wish, begun.path("from").longValue());
            }
            pastIsShown.complete(true);
            while (!stop.await(LOOK)) {
                if (line.ended().isDone()) {
                    throw new Unavailable("the hub is gone: " + line.ended().join());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pastIsShown.complete(false);
        }
        return Exit.OK;
    }

    /** On a connection of its own: an answer cannot overtake the notices that wait for it. */
    private void showPast(SignalWish wish, long behind) {
        try (OperatorLine line = open(wish, _ -> {})) {
            var search = new SignalSearch(new SignalQuestion(stop, line, wish), out, kept);
            search.fromNewest(behind);
            search.gaps(err);
        }
    }

    /** Shows what passed, the oldest first. */
    Exit query(SignalWish wish) {
        try (OperatorLine line = open(wish, _ -> {})) {
            var search = new SignalSearch(new SignalQuestion(stop, line, wish), out, kept);
            if (wish.oldest() || wish.limit() == 0) {
                search.fromOldest();
            } else {
                search.fromNewest(0);
            }
            search.sum(err);
            search.gaps(err);
        }
        return Exit.OK;
    }

    private static OperatorLine open(SignalWish wish, Consumer<JsonNode> notices) {
        try {
            return OperatorLine.open(wish.dataDir(), notices);
        } catch (IOException none) {
            throw new Unavailable(none.getMessage() + "; start one with 'thalamus hub' or say where with --data-dir", none);
        }
    }

    private void show(JsonNode notice, boolean json) {
        for (JsonNode row : notice.path("signals")) {
            out.println(SignalLine.of(row, json));
        }
        out.flush();
        skipped = told(notice, "skipped", skipped, "are not shown: there were more than this terminal takes");
        missed = told(notice, "missed", missed, "are not shown: the history could not take them");
        givenUp = told(notice, "given_up", givenUp, "count as not matching: a pattern was too expensive for them");
        err.flush();
    }

    /** Says by how much a counter of the hub has risen; its new value. */
    private long told(JsonNode notice, String counter, long before, String why) {
        long now = notice.path(counter).longValue();
        if (now > before) {
            err.printf(Locale.ROOT, "%,d signals %s%n", now - before, why);
        }
        return now;
    }
}
