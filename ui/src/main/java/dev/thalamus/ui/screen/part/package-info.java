/** Floor 2: pieces that several screens share: how agents, signals, events and problems are told. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.part;
