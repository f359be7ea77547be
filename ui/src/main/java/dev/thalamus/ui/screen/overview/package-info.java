/** Floor 2: the first thing a person sees: how to connect an agent, later how the whole hub is. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.overview;
