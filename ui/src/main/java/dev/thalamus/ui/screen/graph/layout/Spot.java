package dev.thalamus.ui.screen.graph.layout;

/**
 * A place in the graph's plane, in pixels at 100 %; y grows downwards. Immutable.
 */
public record Spot(double x, double y) {}
