package dev.thalamus.hub.model;

/** What a person can do with waiting signals. */
public enum QueueAction {
    /** Hand over to whoever of the name is connected now. */
    DELIVER,
    /** Wait for another name. */
    REDIRECT,
    /** End their time to live. */
    EXPIRE,
    /** Remove them. */
    DELETE,
    /** Put back what was removed, or under its old name. */
    RESTORE
}
