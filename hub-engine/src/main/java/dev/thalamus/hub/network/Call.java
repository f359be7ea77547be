package dev.thalamus.hub.network;

import static java.util.Objects.requireNonNull;

import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.session.Reply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request: its parameters, and its one answer, maybe in a later turn. Confined to the core.
 *
 * <p>A missing parameter is told as AG2's hub does; one of the wrong type is named.
 */
final class Call {
    final Endpoint from;
    final Frame.Request request;
    private final java.util.function.BiConsumer<Call, Refusal> onRefusal;

    Call(Endpoint from, Frame.Request request, java.util.function.BiConsumer<Call, Refusal> onRefusal) {
        this.from = from;
        this.request = request;
        this.onRefusal = onRefusal;
    }

    void refuse(Refusal why) {
        onRefusal.accept(this, why);
        from.send(Out.refusal(request.id(), why));
    }

    /** Answers with JSON; an answer that would cost the client its connection becomes an error. */
    void answer(byte[] json) {
        if (json.length > Out.LIMIT - Out.AROUND) {
            refuse(tooLarge(String.valueOf(json.length)));
        } else {
            from.send(Out.response(request.id(), json));
        }
    }

    void answer(@Nullable Object value) { answer(value == null ? Out.NULL : Shape.write(value)); }

    /** Answers with a list; values are taken only as long as the answer is not too large. */
    void answerAll(Stream<byte[]> values) {
        var taken = new ArrayList<byte[]>();
        long size = 0;
        for (Iterator<byte[]> all = values.iterator(); all.hasNext();) {
            byte[] value = all.next();
            size += value.length + 1L;
            if (size > Out.LIMIT - Out.AROUND) {
                refuse(tooLarge("more than " + taken.size() + " entries and " + (Out.LIMIT - Out.AROUND)));
                return;
            }
            taken.add(value);
        }
        answer(Out.list(taken));
    }

    private static Refusal tooLarge(String bytes) {
        return Refusal.error("the answer has " + bytes + " bytes, and clients take " + Out.LIMIT
                + " at most: ask for a part of it (limit, since, until)");
    }

    /** Answers {@code value} when it is on the disk. */
    KnowledgeStore.Done afterwards(@Nullable Object value) {
        return problem -> {
            if (problem == null) {
                answer(value);
            } else {
                refuse(Refusal.error(problem));
            }
        };
    }

    <T> Reply<T> reply(java.util.function.Consumer<T> done) {
        return new Reply<>() {
            @Override
            public void done(T value) { done.accept(value); }

            @Override
            public void refused(Refusal why) { refuse(why); }
        };
    }

    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw request.params().has(name) ? wrong(name, "a string") : Refusal.error("'" + name + "'");
        }
        return value;
    }

    @Nullable
    String textOrNull(String name) {
        JsonNode value = given(name);
        if (value != null && !value.isString()) {
            throw wrong(name, "a string");
        }
        return value == null ? null : value.stringValue();
    }

    List<String> texts(String name) {
        JsonNode value = given(name);
        if (value == null) {
            throw Refusal.error("'" + name + "'");
        }
        var all = new ArrayList<String>(value.size());
        if (value.isArray()) {
            value.forEach(one -> all.add(one.isString() ? one.stringValue() : ""));
        }
        if (!value.isArray() || all.contains("")) {
            throw wrong(name, "a list of strings");
        }
        return all;
    }

    int number(String name, int otherwise) {
        Integer value = numberOrNull(name);
        return value == null ? otherwise : value;
    }

    @Nullable
    Integer numberOrNull(String name) {
        JsonNode value = given(name);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw wrong(name, "a whole number");
        }
        return value == null ? null : value.intValue();
    }

    JsonNode value(String name) { return requireNonNull(given(name) == null ? JsonNodeFactory.instance.nullNode() : given(name)); }

    ObjectNode object(String name) {
        ObjectNode value = objectOrNull(name);
        return value == null ? JsonNodeFactory.instance.objectNode() : value;
    }

    @Nullable
    ObjectNode objectOrNull(String name) {
        JsonNode value = given(name);
        if (value != null && !value.isObject()) {
            throw wrong(name, "an object");
        }
        return (ObjectNode) value;
    }

    <T> T record(String name, Class<T> type) {
        JsonNode value = given(name);
        if (value == null) {
            throw Refusal.error("'" + name + "'");
        }
        return Shape.read(value, type, name);
    }

    /** The id of an agent that speaks over this connection. */
    String own(String id) {
        if (!from.agents.contains(id)) {
            throw Refusal.denied(Clause.NOT_BOUND.of(id));
        }
        return id;
    }

    /** Only for connections over which an agent speaks. */
    void known() {
        if (from.agents.isEmpty()) {
            throw Refusal.denied(Clause.FOR_REGISTERED.of(request.op()));
        }
    }

    private @Nullable JsonNode given(String name) {
        JsonNode value = request.params().get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static Refusal wrong(String name, String what) { return Refusal.protocol("'" + name + "' must be " + what); }
}
