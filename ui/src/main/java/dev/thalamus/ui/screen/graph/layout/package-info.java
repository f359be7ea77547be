/**
 * Where the nodes of the graph go: own algorithms over plain arrays, on the thread {@code ui-graph-layout}. Knows neither JavaFX nor the hub;
 * only the graph's other packages import it.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.graph.layout;
