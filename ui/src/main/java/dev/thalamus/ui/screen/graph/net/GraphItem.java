package dev.thalamus.ui.screen.graph.net;

/** Something in the graph that can be found, hidden and selected. */
public sealed interface GraphItem permits GraphNode, GraphEdge {}
