package dev.thalamus.hub.rpc;

import dev.thalamus.hub.model.Clause;

/** A request cannot be answered with a result. Without a stack trace: a hostile client must not make it expensive. */
public final class RpcError extends RuntimeException {
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL = -32603;
    /** The caller's role is not enough. */
    public static final int FORBIDDEN = -32001;
    /** The hub is too busy to answer now. */
    public static final int BUSY = -32002;

    /** What was asked for cannot be done; the message says why. */
    public static final int REFUSED = -32003;

    private final int code;

    public RpcError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** A parameter is missing or wrong; the message names it. */
    public static RpcError invalid(String field, String problem) {
        return new RpcError(INVALID_PARAMS, Clause.INVALID_PARAM.of(field, problem));
    }

    public int code() { return code; }
}
