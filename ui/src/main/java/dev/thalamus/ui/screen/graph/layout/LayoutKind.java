package dev.thalamus.ui.screen.graph.layout;

/** The ways to arrange a graph. */
public enum LayoutKind {
    /** Neighbours close, strangers apart; found step by step. */
    FORCE,
    /** From those who only send, at the left, to those who only receive. */
    LAYERED,
    /** Rings, the busiest inside. */
    CIRCULAR,
    /** The agents of one hub together. */
    BY_HUB
}
