package dev.thalamus.hub.identity;

import java.util.Locale;

/** What is asked is not done; the message is for the one who asked. Without a stack trace: a hostile client must not make it expensive. */
public final class Refusal extends RuntimeException {
    /** Why, in AG2's words. The client knows the first four; the others reach it as its general error. */
    public enum Code {
        NOT_FOUND, ACCESS_DENIED, PROTOCOL_ERROR, AUTH_FAILED, INBOX_FULL, RATE_LIMITED, TOO_LARGE, ERROR;

        /** The code on the wire. */
        public String wire() { return name().toLowerCase(Locale.ROOT); }
    }

    private final Code code;

    public Refusal(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public static Refusal notFound(String message) { return new Refusal(Code.NOT_FOUND, message); }

    public static Refusal denied(String message) { return new Refusal(Code.ACCESS_DENIED, message); }

    public static Refusal protocol(String message) { return new Refusal(Code.PROTOCOL_ERROR, message); }

    public static Refusal auth(String message) { return new Refusal(Code.AUTH_FAILED, message); }

    /** There is no room for it. */
    public static Refusal tooLarge(String message) { return new Refusal(Code.TOO_LARGE, message); }

    /** Neither the client's fault nor a rule's: the hub cannot do it now. */
    public static Refusal error(String message) {
        return new Refusal(Code.ERROR, message);
    }

    public Code code() { return code; }

    /** The message, which is never null here. */
    public String why() { return String.valueOf(getMessage()); }
}
