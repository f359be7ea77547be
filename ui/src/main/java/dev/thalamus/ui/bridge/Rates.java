package dev.thalamus.ui.bridge;

/**
 * What goes through the hub per second, over the last two seconds. Immutable.
 *
 * @param signals signals that reached the router
 * @param bytes bytes of their frames
 * @param delivered hand-overs to links
 * @param refused signals not accepted
 */
public record Rates(double signals, double bytes, double delivered, double refused) {
    static final Rates NONE = new Rates(0, 0, 0, 0);
}
