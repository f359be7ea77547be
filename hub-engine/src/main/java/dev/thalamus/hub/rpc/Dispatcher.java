package dev.thalamus.hub.rpc;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Requests;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.wire.RpcAnswer;
import dev.thalamus.hub.wire.RpcEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds the method of a request, checks who may call it, binds the parameters, and answers.
 *
 * <p>Called in turns. A result may come in a later turn (after a commit); a batch is answered when all of its calls are.
 */
public final class Dispatcher implements Requests {
    private static final Set<String> READS = Set.of("list", "get", "peek", "log", "status", "trace", "dry_run", "query", "verify",
            "export", "discover", "subscribe", "unsubscribe", "expectations");
    private static final Set<String> ON_RECORD = Set.of("session.", "rule.", "key.");
    /** More of a name that a caller made up is not shown to watchers. */
    private static final int MOST_SHOWN = 64;
    private static final System.Logger LOG = System.getLogger("dev.thalamus.hub");

    private final Catalog catalog;
    private final HubConfig.Limits limits;
    private final EventBus events;
    private final Clock clock;
    private final Trail trail;

    public Dispatcher(Catalog catalog, HubConfig.Limits limits, EventBus events, Clock clock, Trail trail) {
        this.catalog = catalog;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public boolean handle(Caller caller, JsonNode message, Consumer<byte[]> reply) {
        return switch (RpcEnvelope.of(message, limits.batch())) {
            case RpcEnvelope.Call call -> call(caller, call, reply);
            case RpcEnvelope.Batch batch -> batch(caller, batch.calls(), reply);
        };
    }

    private boolean batch(Caller caller, List<RpcEnvelope.Call> calls, Consumer<byte[]> reply) {
        var answers = new BatchAnswer(reply);
        for (RpcEnvelope.Call call : calls) {
            BatchAnswer.Slot slot = answers.slot();
            if (!call(caller, call, slot::fill)) {
                slot.drop();
            }
        }
        return answers.complete();
    }

    private boolean call(Caller caller, RpcEnvelope.Call call, Consumer<byte[]> reply) {
        switch (call) {
            case RpcEnvelope.Request request -> {
                perform(caller, request, reply);
                return request.hasId();
            }
            case RpcEnvelope.Invalid invalid -> {
                answered(caller, "(invalid)", invalid.code(), clock.nanos());
                if (invalid.answered()) {
                    reply.accept(invalid.answer());
                }
                return invalid.answered();
            }
            case RpcEnvelope.Answer _ -> {
                return false;
            }
        }
    }

    private void perform(Caller caller, RpcEnvelope.Request request, Consumer<byte[]> reply) {
        long began = clock.nanos();
        try {
            Catalog.Entry<?> method = catalog.find(request.method());
            if (caller.role().compareTo(method.spec().role()) < 0) {
                throw new RpcError(RpcError.FORBIDDEN, forbidden(method.spec()));
            }
            record(method.spec(), caller, request);
            method.call(caller, request.params(), result -> {
                if (result instanceof RpcError late) {
                    refuse(request, late.code(), String.valueOf(late.getMessage()), reply);
                    answered(caller, request.method(), late.code(), began);
                    return;
                }
                if (request.hasId()) {
                    reply.accept(result instanceof Encoded encoded
                            ? RpcAnswer.result(request.id(), encoded.json())
                            : RpcAnswer.result(request.id(), ResultJson.of(result)));
                }
                answered(caller, request.method(), 0, began);
            });
        } catch (RpcError error) {
            refuse(request, error.code(), String.valueOf(error.getMessage()), reply);
            answered(caller, request.method(), error.code(), began);
        } catch (RuntimeException unexpected) {
            LOG.log(System.Logger.Level.ERROR, "The method " + request.method() + " failed", unexpected);
            refuse(request, RpcError.INTERNAL, Clause.INTERNAL_ERROR.of(), reply);
            events.publish(new HubEvent.Fault(clock.wallMillis(), Clause.IN_METHOD.of(request.method()), unexpected.toString()));
            answered(caller, request.method(), RpcError.INTERNAL, began);
        }
    }

    /** What only the operator may do, and is more than looking, is for the audit; the desk's own methods say more themselves. */
    private void record(RpcMethod.Spec<?> method, Caller caller, RpcEnvelope.Request request) {
        String name = method.name();
        if (method.role() != Role.OPERATOR) {
            return;
        }
        boolean looks = READS.contains(name.substring(name.indexOf('.') + 1));
        if (!looks && ON_RECORD.stream().noneMatch(name::startsWith)) {
            JsonNode params = request.params() == null ? MissingNode.getInstance() : request.params();
            String on = params.path("name").asString(params.path("domain").asString(""));
            trail.record("operator_call", Map.of("method", name, "on", on, "by", caller.shown()));
        }
    }

    private static void refuse(RpcEnvelope.Request request, int code, String message, Consumer<byte[]> reply) {
        if (request.hasId()) {
            reply.accept(RpcAnswer.error(request.id(), code, message));
        }
    }

    private static String forbidden(RpcMethod.Spec<?> spec) {
        return switch (spec.role()) {
            case GUEST -> "Forbidden";
            case AGENT -> Clause.FOR_AGENTS.of(spec.name());
            case OPERATOR ->
                Clause.FOR_OPERATOR.of(spec.name());
        };
    }

    private void answered(Caller caller, String method, int error, long began) {
        if (events.watchers() > 0) {
            String shown = method.length() > MOST_SHOWN ? method.substring(0, MOST_SHOWN) + "…" : method;
            events.publish(
                    new HubEvent.RpcAnswered(clock.wallMillis(), caller.shown(), shown, error, Duration.ofNanos(clock.nanos() - began)));
        }
    }

}
