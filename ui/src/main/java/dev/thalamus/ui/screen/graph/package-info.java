/**
 * The synapse graph: who talks to whom, how well, and what passes right now.
 *
 * <pre>
 *   Mirror.snapshot ─▶ net.GraphModel ─▶ layout.LayoutThread (thread "ui-graph-layout") ─▶ Placement
 *   hub history ─▶ PassingSignals (thread "ui-reader") ─▶ paint.Dots          │
 *   filter line ─▶ net.Sieve                                 GraphCanvas ◀─────┘ each pulse while something moves
 * </pre>
 *
 * Confined to the FX thread but for these two. Only {@code ui.shell} imports it.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.graph;
