package dev.thalamus.app.command;

/** What is to be done about the word {@code thalamus} in a terminal. */
public enum PathWish {
    LOOK,
    ADD,
    REMOVE
}
