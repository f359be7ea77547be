package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Misunderstood;
import dev.thalamus.app.command.SignalWish;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.web.OperatorLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Signals of a running hub in a terminal. Main thread, and that of the connection. */
final class SignalTerminal {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int PAGE = 1_000;
    private static final int INVALID_PARAMS = -32602;

    private final StopSignal stop;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CompletableFuture<Boolean> beforeIsShown = new CompletableFuture<>();
    private long notShown;
    private long missed;

    SignalTerminal(StopSignal stop, PrintWriter out, PrintWriter err) {
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    /** Shows the last few and then what passes, until somebody asks for the end or the hub is gone. */
    Exit tail(SignalWish wish) {
        try (OperatorLine line = open(wish, message -> {
            beforeIsShown.join(); // the last few come first
            show(message.path("params"), wish.json());
        })) {
            JsonNode begun = ask(line, "v1.signal.subscribe", params(wish, wish.json()));
            if (begun != null && wish.limit() > 0) {
                JsonNode page = ask(line, "v1.signal.query", params(wish, wish.json()).put("limit", wish.limit())
                        .put("next", begun.path("from").longValue()));
                if (page != null) {
                    List<JsonNode> rows = new ArrayList<>(page.path("signals").values());
                    rows.reversed().forEach(row -> out.println(line(row, wish.json())));
                    out.flush();
                }
            }
            beforeIsShown.complete(true);
            while (!stop.await(LOOK)) {
                if (line.ended().isDone()) {
                    throw new Unavailable("the hub is gone: " + line.ended().join());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            beforeIsShown.complete(true);
        }
        return Exit.OK;
    }

    /** Shows what passed, the oldest first. */
    Exit query(SignalWish wish) {
        boolean fromOldest = wish.oldest() || wish.limit() == 0;
        List<JsonNode> kept = new ArrayList<>();
        long found = 0;
        long scanned = 0;
        try (OperatorLine line = open(wish, _ -> {})) {
            @Nullable
            Long next = 0L;
            while (next != null && (wish.limit() == 0 || found < wish.limit())) {
                ObjectNode params = params(wish, wish.json()).put("order", fromOldest ? "OLDEST_FIRST" : "NEWEST_FIRST").put("next", next)
                        .put("limit", wish.limit() == 0 ? PAGE : Math.min(PAGE, wish.limit() - found));
                JsonNode page = ask(line, "v1.signal.query", params);
                if (page == null) {
                    break;
                }
                scanned += page.path("scanned").longValue();
                for (JsonNode row : page.path("signals")) {
                    found++;
                    if (fromOldest) {
                        out.println(line(row, wish.json()));
                    } else {
                        kept.add(row);
                    }
                }
                next = page.path("next").isNull() ? null : Long.valueOf(page.path("next").longValue());
            }
        }
        kept.reversed().forEach(row -> out.println(line(row, wish.json())));
        out.flush();
        err.printf(Locale.ROOT, "%,d of %,d signals looked at%n", found, scanned);
        return Exit.OK;
    }

    private static OperatorLine open(SignalWish wish, Consumer<JsonNode> notices) {
        try {
            return OperatorLine.open(wish.dataDir(), notices);
        } catch (IOException none) {
            throw new Unavailable(none.getMessage() + "; start one with 'thalamus hub' or say where with --data-dir", none);
        }
    }

    /** Null when somebody asks for the end first. */
    private @Nullable JsonNode ask(OperatorLine line, String method, ObjectNode params) {
        CompletableFuture<JsonNode> answer = line.call(method, params);
        try {
            while (!answer.isDone()) {
                if (stop.await(LOOK)) {
                    return null;
                }
            }
            return answer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof OperatorLine.Refused refused) {
                String message = String.valueOf(refused.getMessage());
                throw refused.code() == INVALID_PARAMS
                        ? new Misunderstood(message.replaceFirst("^Invalid params: ", ""))
                        : new Unavailable("the hub does not answer this: " + message, failed);
            }
            throw new Unavailable(String.valueOf(failed.getCause() == null ? failed : failed.getCause().getMessage()), failed);
        }
    }

    private static ObjectNode params(SignalWish wish, boolean whole) {
        ObjectNode params = JsonNodeFactory.instance.objectNode().put("filter", wish.filter()).put("whole", whole);
        if (wish.since() != null) {
            params.put("since", wish.since());
        }
        if (wish.until() != null) {
            params.put("until", wish.until());
        }
        return params;
    }

    private void show(JsonNode notice, boolean json) {
        for (JsonNode row : notice.path("signals")) {
            out.println(line(row, json));
        }
        out.flush();
        long skipped = notice.path("skipped").longValue();
        if (skipped > notShown) {
            err.printf(Locale.ROOT, "%,d signals are not shown: there were more than this terminal takes%n", skipped - notShown);
            notShown = skipped;
        }
        long gone = notice.path("missed").longValue();
        if (gone > missed) {
            err.printf(Locale.ROOT, "%,d signals are not shown: the history could not take them%n", gone - missed);
            missed = gone;
        }
        err.flush();
    }

    /** One signal on one line; what is hidden in names or payload becomes spaces. */
    static String line(JsonNode row, boolean json) {
        if (json) {
            return row.toString();
        }
        Instant time = Instant.ofEpochMilli(Math.round(row.path("time").doubleValue() * 1e3));
        String from = row.path("from").stringValue("");
        String to = row.path("to").stringValue("");
        String reason = row.path("reason").stringValue("");
        String latency = row.path("latency_ms").doubleValue() == 0
                ? ""
                : String.format(Locale.ROOT, " %.3f ms", row.path("latency_ms").doubleValue());
        return EventLine.visible(String.format(Locale.ROOT, "%s %s → %s %s %s%s %d B  %s%s",
                STAMP.format(time.atZone(ZoneId.systemDefault())),
                from.isEmpty() ? "?" : from, to.isEmpty() ? "everyone" : to,
                row.path("type").stringValue(row.path("protocol").stringValue("")),
                row.path("outcome").stringValue("") + (reason.isEmpty() ? "" : " (" + reason + ")"), latency, row.path("size").intValue(),
                row.path("payload").stringValue(""), row.path("cut").booleanValue() ? "…" : ""));
    }
}
