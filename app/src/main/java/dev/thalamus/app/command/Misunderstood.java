package dev.thalamus.app.command;

/** What was asked for is not understood by who should answer it; the message says what is wrong. */
public final class Misunderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Misunderstood(String message) { super(message); }
}
