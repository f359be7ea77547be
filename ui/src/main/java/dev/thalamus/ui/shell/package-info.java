/**
 * Floor 3: the window around the screens: rail, top bar, status bar, inspector, palette, keys. The list of screens is
 * {@link dev.thalamus.ui.shell.Screens}. Confined to the FX thread; imported by {@code ThalamusWindow} alone.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.shell;
