package dev.thalamus.hub.rpc;

import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import java.util.List;
import java.util.function.Consumer;

/**
 * One method of the JSON-RPC interface. Called in turns.
 *
 * @param <P> its parameters: a record whose components are strings, numbers, booleans, enums or {@code JsonNode}, each with {@link Doc}
 */
public interface RpcMethod<P extends Record> {
    /**
     * What people are told of a method.
     *
     * @param name without version prefix
     * @param versions in which versions it exists; without a prefix version 1 is meant
     * @param role who may call it
     * @param params the parameters' record
     * @param result the result's record, or {@code JsonNode.class} when its shape is free
     * @param summary one sentence
     */
    record Spec<P extends Record>(String name, List<Integer> versions, Role role, Class<P> params, Class<?> result, String summary) {}

    Spec<P> spec();

    /**
     * Does it.
     *
     * @param reply gets the result (a record, map or node) or an {@link RpcError} once, in this turn or a later one
     * @throws RpcError to answer with an error
     */
    void call(Caller caller, P params, Consumer<Object> reply);
}
