package dev.thalamus.app.attach;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubException;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.Queues;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.web.OperatorLine;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hub elsewhere, asked over JSON-RPC as its operator. Thread-safe; nothing here blocks but {@link #open}.
 *
 * <p>Its state is asked for once a second at most, its signals are told as they pass. What happened before the connection stays there.
 */
final class AttachedHub implements Hub {
    private static final long PATIENCE_SECONDS = 10;
    private static final int NOT_ALLOWED = -32_001;
    private static final int NO_METHOD = -32_601;
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HeardSignals signals = new HeardSignals();
    private final EventBus events = new EventBus();
    private final Queues queues = new AttachedQueues(this);
    private final Oversight oversight = new AttachedOversight(this);
    private final OperatorLine line;
    private final HubInfo info;
    private CompletableFuture<HubSnapshot> last;
    private long asked;

    private AttachedHub(URI url, String token) throws IOException {
        line = OperatorLine.reach(url, token, this::heard);
        try {
            JsonNode result = ask("hub.snapshot", empty()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            HubSnapshot first = Shapes.snapshot(result);
            info = new HubInfo(url.toString(), url.getHost(), url.getPort(), Shapes.text(result, "domain"), "wss".equals(url.getScheme()),
                    first.startedMillis());
            last = CompletableFuture.completedFuture(first);
            asked = System.nanoTime();
            JsonNode watch = ask("signal.subscribe", empty().put("whole", true)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            signals.from(watch.path("from").asLong(1));
        } catch (ExecutionException refused) {
            line.close();
            throw new IOException(why(refused), refused);
        } catch (TimeoutException | JacksonException strange) {
            line.close();
            throw new IOException(Clause.NOT_THALAMUS.of(), strange);
        } catch (InterruptedException stopped) {
            line.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /**
     * Connects, and waits until the hub has said what it is.
     *
     * @throws IOException when it is not there, or does not let us in; the message says which
     */
    static AttachedHub open(URI url, String token) throws IOException { return new AttachedHub(url, token); }

    /** Completed with the reason when the connection is over. */
    CompletableFuture<String> ended() { return line.ended(); }

    @Override
    public HubInfo info() { return info; }

    @Override
    public synchronized CompletableFuture<HubSnapshot> snapshot() {
        long now = System.nanoTime();
        if (last.isDone() && now - asked >= PERIOD_NANOS) {
            asked = now;
            last = call("hub.snapshot", empty()).thenApply(Shapes::snapshot);
        }
        return last;
    }

    @Override
    public EventBus events() { return events; }

    @Override
    public History history() { return signals; }

    @Override
    public Queues queues() { return queues; }

    @Override
    public Oversight oversight() { return oversight; }

    @Override
    public CompletableFuture<SendReceipt> send(String target, SignalType type, String payload) {
        ObjectNode params = empty().put("target", target).put("signal_type", type.name());
        try {
            params.set("payload", JsonMapper.shared().readTree(payload));
        } catch (JacksonException wrong) {
            return CompletableFuture.failedFuture(new HubException(Clause.PAYLOAD_NO_JSON.of(wrong.getOriginalMessage())));
        }
        return call("agent.transmit", params).thenApply(result -> new SendReceipt(Shapes.outcome(Shapes.text(result, "outcome")),
                Shapes.reason(Shapes.text(result, "reason")), Shapes.text(result, "msg_id"), 0, Shapes.text(result, "instance"),
                result.path("receivers").asInt(0)));
    }

    /** There is no call for that. */
    @Override
    public CompletableFuture<Boolean> disconnect(String hash) {
        return CompletableFuture.failedFuture(new HubException(Clause.DISCONNECT_THERE.of()));
    }

    @Override
    public CompletableFuture<String> rpc(String request) {
        JsonNode asked;
        try {
            asked = JsonMapper.shared().readTree(request);
        } catch (JacksonException wrong) {
            return CompletableFuture.completedFuture(failed(null, -32_700, Clause.PARSE_ERROR.of(wrong.getOriginalMessage())).toString());
        }
        if (!asked.isArray()) {
            return one(asked).thenApply(answer -> answer == null ? "" : answer.toString());
        }
        var answers = new ArrayList<CompletableFuture<@Nullable JsonNode>>();
        asked.forEach(call -> answers.add(one(call)));
        return CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0])).thenApply(_ -> {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            answers.stream().map(CompletableFuture::join).forEach(answer -> {
                if (answer != null) {
                    all.add(answer);
                }
            });
            return all.isEmpty() ? "" : all.toString();
        });
    }

    /** One call and its answer under its own id; null for a notification. */
    private CompletableFuture<@Nullable JsonNode> one(JsonNode call) {
        JsonNode id = call.path("id");
        ObjectNode params = call.path("params") instanceof ObjectNode given ? given : empty();
        return ask(Shapes.text(call, "method"), params).handle((result, problem) -> {
            if (id.isMissingNode()) {
                return null;
            }
            if (problem != null) {
                Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
                return failed(id, cause instanceof OperatorLine.Refused refused ? refused.code() : -32_603,
                        String.valueOf(cause.getMessage()));
            }
            ObjectNode answer = empty().put("jsonrpc", "2.0");
            answer.set("id", id);
            answer.set("result", result);
            return answer;
        });
    }

    private static ObjectNode failed(@Nullable JsonNode id, int code, String message) {
        ObjectNode answer = empty().put("jsonrpc", "2.0");
        answer.set("id", id == null ? JsonNodeFactory.instance.nullNode() : id);
        answer.putObject("error").put("code", code).put("message", message);
        return answer;
    }

    /** A call whose failure is a {@link HubException} with a sentence. */
    CompletableFuture<JsonNode> call(String method, ObjectNode params) {
        return ask(method, params).exceptionallyCompose(problem -> CompletableFuture.failedFuture(new HubException(why(problem), problem)));
    }

    /** A call that takes the time it takes; it fails when the connection ends. */
    CompletableFuture<JsonNode> wait(String method, ObjectNode params) {
        return line.call(method, params)
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(new HubException(why(problem), problem)));
    }

    private CompletableFuture<JsonNode> ask(String method, ObjectNode params) {
        return line.call(method, params).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static ObjectNode empty() { return JsonNodeFactory.instance.objectNode(); }

    private static String why(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return switch (cause) {
            case TimeoutException _ -> Clause.NO_ANSWER.of(PATIENCE_SECONDS);
            case OperatorLine.Refused refused when refused.code() == NOT_ALLOWED -> Clause.AS_GUEST.of();
            case OperatorLine.Refused refused when refused.code() == NO_METHOD -> Clause.NOT_THALAMUS.of();
            default -> String.valueOf(cause.getMessage());
        };
    }

    private void heard(JsonNode notice) {
        if ("signal.notify".equals(Shapes.text(notice, "method"))) {
            JsonNode told = notice.path("params");
            List<SignalRecord> all = new ArrayList<>();
            told.path("signals").forEach(signal -> all.add(Shapes.signal(signal)));
            signals.hear(all, Shapes.number(told, "skipped") + Shapes.number(told, "missed"));
        }
    }

    @Override
    public void close() { line.close(); }
}
