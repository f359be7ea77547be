/** Floor 2: who is connected: the table of agents and what the inspector shows of one. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.agents;
