package dev.thalamus.hub.capture;

/** A file of signals could not be opened; the message says why and what to do. */
public final class CaptureException extends RuntimeException {
    CaptureException(String message) { super(message); }

    CaptureException(String message, Throwable cause) { super(message, cause); }
}
