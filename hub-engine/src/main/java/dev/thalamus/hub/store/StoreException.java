package dev.thalamus.hub.store;

/** The store could not be opened or could not do something; the message is one sentence for a person. */
public final class StoreException extends RuntimeException {
    public StoreException(String message) { super(message); }

    public StoreException(String message, Throwable cause) { super(message, cause); }
}
