/**
 * Floor 0: what the program gives the window: the hub it may start and stop, the demo, files, a browser. Plain interfaces without JavaFX properties;
 * module {@code app} implements them, tests bring their own.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.host;
