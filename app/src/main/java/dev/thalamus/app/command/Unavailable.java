package dev.thalamus.app.command;

/** What the program was asked for cannot be had from here; the message says what to do. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) { super(message); }

    public Unavailable(String message, Throwable cause) { super(message, cause); }
}
