package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A request that was sent, and what came of it. Confined to the FX thread. */
final class Exchange {
    /** What came of it. Immutable; {@code nanos} is the time from sending to the end. */
    sealed interface Outcome {
        record Waiting() implements Outcome {}

        /** A notification went out; there is no answer to one. */
        record Sent(long nanos) implements Outcome {}

        /** @param replies one for each answer in it */
        record Answered(String text, List<Reply> replies, long nanos) implements Outcome {
            boolean wrong() { return replies.stream().anyMatch(reply -> reply.code() != 0); }
        }

        record Failed(Target.Failure.Kind kind, String detail, long nanos) implements Outcome {}
    }

    /**
     * One answer in short.
     *
     * @param id as JSON
     * @param code the error's, 0 for a result
     * @param message the error's
     */
    record Reply(String id, long code, String message) {
        /** The answers in a text; one that is no JSON-RPC answer is an error of its own. */
        static List<Reply> read(String answer) {
            try {
                JsonItem root = JsonItem.read(answer);
                var replies = new ArrayList<Reply>();
                for (JsonItem item : root.kind() == JsonItem.Kind.ARRAY ? root.children() : List.of(root)) {
                    replies.add(one(item));
                }
                return List.copyOf(replies);
            } catch (JsonItem.Wrong wrong) {
                return List.of(new Reply("null", -1, String.valueOf(wrong.getMessage())));
            }
        }

        private static Reply one(JsonItem item) {
            JsonItem id = item.get("id");
            JsonItem error = item.get("error");
            if (error == null) {
                return new Reply(id == null ? "null" : id.json(), 0, "");
            }
            JsonItem code = error.get("code");
            JsonItem message = error.get("message");
            long number = code != null && code.text().matches("-?[0-9]{1,15}") ? Long.parseLong(code.text()) : -1;
            return new Reply(id == null ? "null" : id.json(), number == 0 ? -1 : number, message == null ? error.json() : message.text());
        }
    }

    private final Instant at;
    private final String address;
    private final String request;
    private final List<RpcCall> calls;
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.Waiting());
    private final @Nullable Exchange again;
    private final long firstSignal;

    /**
     * @param address of the hub, empty for this window's
     * @param request the text that was sent, variables filled in
     * @param again what this repeats, or null
     * @param firstSignal the number that the next signal of this window's hub would get; -1 for another hub
     */
    Exchange(Instant at, String address, String request, List<RpcCall> calls, @Nullable Exchange again, long firstSignal) {
        this.at = at;
        this.address = address;
        this.request = request;
        this.calls = calls;
        this.again = again;
        this.firstSignal = firstSignal;
    }

    Instant at() { return at; }

    String address() { return address; }

    String request() { return request; }

    /** The calls in it; empty when the text was no request. */
    List<RpcCall> calls() { return calls; }

    @Nullable
    Exchange again() { return again; }

    long firstSignal() { return firstSignal; }

    /** When it had ended; empty while it waits. */
    Optional<Instant> ended() {
        return switch (outcome.get()) {
            case Outcome.Waiting _ -> Optional.empty();
            case Outcome.Sent sent -> Optional.of(at.plusNanos(sent.nanos()));
            case Outcome.Answered answered -> Optional.of(at.plusNanos(answered.nanos()));
            case Outcome.Failed failed -> Optional.of(at.plusNanos(failed.nanos()));
        };
    }

    ReadOnlyObjectProperty<Outcome> outcome() { return outcome.getReadOnlyProperty(); }

    /** The answer's text, empty without one. */
    String answer() {
        return outcome.get() instanceof Outcome.Answered answered ? answered.text() : "";
    }

    boolean failed() {
        return switch (outcome.get()) {
            case Outcome.Answered answered -> answered.wrong();
            case Outcome.Failed _ -> true;
            case Outcome.Waiting _,Outcome.Sent _ -> false;
        };
    }

    /** How much memory it holds, in characters. */
    long size() { return (long) request.length() + answer().length(); }

    void ended(Outcome how) { outcome.set(how); }
}
