/** Everything that can be set, of the window and of the hub, and where things are kept. FX thread; the file is read and written elsewhere. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.settings;
