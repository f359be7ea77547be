package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The request that is being written: a text, and the calls that it says. Confined to the FX thread.
 *
 * <p>The editor {@link #type types} the text, the form {@link #set sets} parameters of the chosen call; each change is seen by the other. While
 * the text is no request the calls stay as they were.
 */
final class Draft {
    /** Where the draft stands. Immutable. */
    record State(List<RpcCall> calls, int at, boolean batch) {
        RpcCall call() { return calls.get(at); }
    }

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<State> state;
    private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper(true);
    private long lastId;

    Draft(String method) {
        state = new ReadOnlyObjectWrapper<>(new State(List.of(RpcCall.of(method, nextId())), 0, false));
        write(state.get());
    }

    /** As the editor shows it. */
    ReadOnlyStringProperty text() { return text.getReadOnlyProperty(); }

    ReadOnlyObjectProperty<State> state() { return state.getReadOnlyProperty(); }

    /** Whether the text is a request or a batch. */
    ReadOnlyBooleanProperty sound() { return sound.getReadOnlyProperty(); }

    RpcCall call() { return state.get().call(); }

    /** The editor's text was changed by a person, or another request is to be written. */
    void type(String typed) {
        if (typed.equals(text.get())) {
            return;
        }
        text.set(typed);
        Optional<List<RpcCall>> calls = read(typed);
        sound.set(calls.isPresent());
        calls.ifPresent(now -> state.set(new State(now, Math.min(state.get().at(), now.size() - 1), typed.stripLeading().startsWith("["))));
    }

    /** Another method for the chosen call; parameters of the same name stay. */
    void method(RpcDocument.Method method) {
        RpcCall old = call();
        var next = RpcCall.of(method.name(), old.id() == null ? nextId() : old.id());
        for (RpcDocument.Param param : method.params()) {
            String kept = old.params().get(param.name());
            if (kept != null) {
                next = next.with(param.name(), kept);
            } else if (param.required()) {
                next = next.with(param.name(), blank(param));
            }
        }
        replace(next);
    }

    /** A parameter of the chosen call, or none of that name. */
    void set(String name, @Nullable String json) {
        replace(call().with(name, json));
    }

    /** Chooses a call of the batch. */
    void go(int at) {
        State now = state.get();
        state.set(new State(now.calls(), Math.clamp(at, 0, now.calls().size() - 1), now.batch()));
    }

    /** Makes it a batch, or a longer one: the new call begins as the chosen one. */
    void add() {
        var calls = new ArrayList<>(state.get().calls());
        calls.add(state.get().at() + 1, call().withId(nextId()));
        write(new State(List.copyOf(calls), state.get().at() + 1, true));
    }

    /** Takes the chosen call out; the last one that is left is no batch any more. */
    void remove() {
        var calls = new ArrayList<>(state.get().calls());
        if (calls.size() > 1) {
            calls.remove(state.get().at());
        }
        write(new State(List.copyOf(calls), Math.min(state.get().at(), calls.size() - 1), calls.size() > 1));
    }

    /** Gives the calls that the console numbered ids that were never sent; ids that a person wrote stay. */
    void renumber() {
        State now = state.get();
        write(new State(now.calls().stream().map(call -> {
            String id = call.id();
            return id != null && id.matches("\"c-[0-9]+\"") ? call.withId(nextId()) : call;
        }).toList(), now.at(), now.batch()));
    }

    /** Writes the text anew with a member a line. */
    void tidy() {
        try {
            type(JsonItem.read(text.get()).pretty());
        } catch (JsonItem.Wrong wrong) {
            // It is underlined where it is wrong; there is nothing to tidy.
        }
    }

    private void replace(RpcCall call) {
        var calls = new ArrayList<>(state.get().calls());
        calls.set(state.get().at(), call);
        write(new State(List.copyOf(calls), state.get().at(), state.get().batch()));
    }

    private void write(State next) {
        String calls = String.join(",", next.calls().stream().map(RpcCall::json).toList());
        try {
            text.set(JsonItem.read(next.batch() ? "[" + calls + "]" : calls).pretty());
            sound.set(true);
            state.set(next);
        } catch (JsonItem.Wrong impossible) {
            throw new IllegalStateException("a call is no JSON: " + calls, impossible);
        }
    }

    private String nextId() { return "\"c-" + ++lastId + "\""; }

    private static String blank(RpcDocument.Param param) {
        return switch (param.kind()) {
            case TEXT -> "\"\"";
            case NUMBER -> "0";
            case FLAG -> "false";
            case CHOICE -> JsonItem.quoted(param.choices().getFirst());
            case JSON -> "{}";
        };
    }

    private static Optional<List<RpcCall>> read(String typed) {
        try {
            return RpcCall.read(JsonItem.read(typed));
        } catch (JsonItem.Wrong wrong) {
            return Optional.empty();
        }
    }
}
