package dev.thalamus.ui.kit;

/**
 * One way to go on in a text that is being typed. Immutable.
 *
 * @param insert what replaces the characters from {@code from} to {@code to}
 * @param label what the list shows
 * @param detail a word about it, such as how many there are; may be empty
 */
public record Suggestion(String insert, String label, String detail, int from, int to) {}
