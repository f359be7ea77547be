package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.console.Exchange.Outcome;
import dev.thalamus.ui.screen.console.Exchange.Reply;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The console behind its views: which hub is asked, what it can be asked, the draft, and what came of what was sent. Confined to the FX thread. */
final class Console {
    /** How the methods of the hub are known. */
    sealed interface Discovery {
        record Asking() implements Discovery {}

        record Known(RpcDocument document) implements Discovery {}

        /** It does not tell; requests can be written by hand. */
        record Silent(String why) implements Discovery {}

        record Unreachable(Target.Failure.Kind kind, String detail) implements Discovery {}
    }

    private record Ended(String answer, List<Reply> replies, Target.@Nullable Failure failure, long nanos) {}

    private static final String DISCOVER = "{\"jsonrpc\":\"2.0\",\"id\":\"discover\",\"method\":\"rpc.discover\"}";

    private final Mirror mirror;
    private final Variables variables;
    private final Draft draft = new Draft("hub.status");
    private final Log log = new Log();
    private final HttpClient http = HttpClient.newBuilder().build();
    private final ReadOnlyObjectWrapper<String> address = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Discovery> discovery = new ReadOnlyObjectWrapper<>(new Discovery.Asking());
    private final ObjectProperty<@Nullable Exchange> chosen = new SimpleObjectProperty<>();
    private final DoubleProperty patience = new SimpleDoubleProperty(10);
    private Target target;
    private long asked;

    Console(Mirror mirror, Variables variables) {
        this.mirror = mirror;
        this.variables = variables;
        target = new HubTarget(mirror::hub);
    }

    Draft draft() { return draft; }

    Log log() { return log; }

    Variables variables() { return variables; }

    Mirror mirror() { return mirror; }

    /** The other hub's address, empty for this window's. */
    ReadOnlyObjectProperty<String> address() {
        return address.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Discovery> discovery() { return discovery.getReadOnlyProperty(); }

    RpcDocument document() { return discovery.get() instanceof Discovery.Known(RpcDocument known) ? known : RpcDocument.NONE; }

    Optional<RpcDocument.Method> method() { return document().method(draft.call().method()); }

    /** Whose answer is shown. */
    ObjectProperty<@Nullable Exchange> chosen() { return chosen; }

    /** Seconds after which an answer is given up, 1 to 600. */
    DoubleProperty patience() { return patience; }

    /**
     * Turns to another hub.
     *
     * @param to its WebSocket address, empty for this window's hub
     * @throws Target.Failure when it is no address
     */
    void turnTo(String to) {
        String plain = to.isBlank() ? "" : SocketTarget.url(to).toString();
        if (!plain.equals(address.get())) {
            Target next = plain.isEmpty() ? new HubTarget(mirror::hub) : new SocketTarget(http, plain);
            target.close();
            target = next;
            address.set(plain);
            discover();
        }
    }

    /** Asks the hub what it can be asked. */
    void discover() {
        long mine = ++asked;
        discovery.set(new Discovery.Asking());
        var parsed = target.send(DISCOVER, true, Duration.ofSeconds(10)).thenApply(Console::discovered);
        FxPump.onFx(parsed, known -> {
            if (mine == asked) {
                discovery.set(known);
            }
        }, problem -> {
            if (mine == asked) {
                Target.Failure failure = failure(problem);
                discovery.set(new Discovery.Unreachable(failure.kind(), failure.detail()));
            }
        });
    }

    private static Discovery discovered(String answer) {
        try {
            JsonItem result = JsonItem.read(answer).get("result");
            if (result != null) {
                return new Discovery.Known(RpcDocument.read(result));
            }
            return new Discovery.Silent(Reply.read(answer).getFirst().message());
        } catch (JsonItem.Wrong wrong) {
            return new Discovery.Silent(String.valueOf(wrong.getMessage()));
        }
    }

    /** Sends the draft; as a notification it goes without ids and nobody answers. */
    void send(boolean notification) {
        if (draft.sound().get()) {
            draft.renumber();
        }
        String text = draft.text().get();
        if (notification && draft.sound().get()) {
            Draft.State now = draft.state().get();
            String calls = String.join(",", now.calls().stream().map(call -> call.withId(null).json()).toList());
            text = now.batch() ? "[" + calls + "]" : calls;
        }
        send(text, null);
    }

    /** Sends once more what was sent, to the hub that is chosen now. */
    void replay(Exchange before) {
        send(before.request(), before.again() == null ? before : before.again());
    }

    private void send(String text, @Nullable Exchange again) {
        String filled = text;
        List<RpcCall> calls = List.of();
        try {
            filled = variables.fill(JsonItem.read(text));
            calls = RpcCall.read(JsonItem.read(filled)).orElse(List.of());
        } catch (JsonItem.Wrong wrong) {
            // It is sent as it is: how a hub answers that is worth seeing too.
        }
        boolean answered = calls.isEmpty() || calls.stream().anyMatch(call -> call.id() != null);
        long firstSignal = address.get().isEmpty() ? mirror.hub().map(hub -> hub.history().nextSequence()).orElse(-1L) : -1L;
        var exchange = new Exchange(Instant.now(), address.get(), filled, calls, again, firstSignal);
        log.add(exchange);
        chosen.set(exchange);
        long begun = System.nanoTime();
        CompletableFuture<Ended> ended = target.send(filled, answered, Duration.ofMillis(Math.round(patience.get() * 1_000)))
                .handle((answer, problem) -> {
                    long nanos = System.nanoTime() - begun;
                    return problem == null
                            ? new Ended(answer, answer.isEmpty() ? List.of() : Reply.read(answer), null, nanos)
                            : new Ended("", List.of(), failure(problem), nanos);
                });
        FxPump.onFx(ended, how -> {
            Target.Failure failure = how.failure();
            exchange.ended(failure != null
                    ? new Outcome.Failed(failure.kind(), failure.detail(), how.nanos())
                    : how.answer().isEmpty()
                            ? new Outcome.Sent(how.nanos())
                            : new Outcome.Answered(how.answer(), how.replies(), how.nanos()));
            log.trim();
        }, problem -> exchange.ended(new Outcome.Failed(Target.Failure.Kind.CLOSED, problem.toString(), 0)));
    }

    private static Target.Failure failure(Throwable problem) {
        Throwable cause = problem;
        for (Throwable inner = problem.getCause(); cause instanceof CompletionException && inner != null; inner = cause.getCause()) {
            cause = inner;
        }
        return cause instanceof Target.Failure failure
                ? failure
                : new Target.Failure(Target.Failure.Kind.CLOSED, String.valueOf(cause.getMessage()));
    }
}
