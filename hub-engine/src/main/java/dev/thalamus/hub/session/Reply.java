package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;

/** Is told how something ended, once, in a turn: done for good, or not at all. */
public interface Reply<T> {
    void done(T value);

    void refused(Refusal why);
}
