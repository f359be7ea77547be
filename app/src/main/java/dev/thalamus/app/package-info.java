/**
 * The one executable: {@link dev.thalamus.app.Main} gives the command line its programs, {@link dev.thalamus.app.Wiring} the window its hub. Main
 * thread and the FX thread; nobody imports it.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.app;
