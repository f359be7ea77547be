/** The door: {@link dev.thalamus.ui.ThalamusWindow} opens a window. Everything else is behind it. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui;
