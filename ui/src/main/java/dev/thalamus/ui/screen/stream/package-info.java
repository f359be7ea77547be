/** Floor 2: every signal: the table, its payload, its bytes, its way through the hub. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.stream;
