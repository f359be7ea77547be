/**
 * What the graph shows: agent names and synapses, told apart from snapshot to snapshot, and which of them a filter finds or hides. Confined to the
 * FX thread; imports bridge, kit, the engine's model and query.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.graph.net;
