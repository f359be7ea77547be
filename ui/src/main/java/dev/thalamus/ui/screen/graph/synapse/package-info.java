/** What the inspector shows of one synapse, and why it is as strong as it is. Confined to the FX thread; {@code ui.shell} imports its page. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.graph.synapse;
