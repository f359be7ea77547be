package dev.thalamus.ui.kit;

import javafx.beans.value.ObservableValue;

/**
 * A part of a message's bytes with its meaning. Immutable.
 *
 * @param from index of its first byte
 * @param to index after its last byte
 * @param meaning its name in the legend
 * @param token the style sheet's name of its colour, such as {@code -th-syntax-key}
 */
public record ByteRange(int from, int to, ObservableValue<String> meaning, String token) {}
