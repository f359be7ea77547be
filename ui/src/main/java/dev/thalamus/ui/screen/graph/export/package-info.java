/** The graph as a file for other programs: pure writers, nothing is read or shown. Confined to the FX thread, because the model is. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.graph.export;
