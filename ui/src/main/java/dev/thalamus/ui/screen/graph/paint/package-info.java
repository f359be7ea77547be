/**
 * How the graph is painted: edges into an array of pixels, nodes, names and dots onto canvases. Confined to the FX thread; imports the graph's
 * {@code net} and {@code layout} and kit.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.graph.paint;
