package dev.thalamus.hub;

/** A hub could not be started or used; the message says what to do. */
public final class HubException extends RuntimeException {
    public HubException(String message) { super(message); }

    public HubException(String message, Throwable cause) { super(message, cause); }
}
