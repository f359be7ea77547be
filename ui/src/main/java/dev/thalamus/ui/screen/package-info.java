/**
 * Floor 2: what a screen is, and all that it knows of the window around it: {@link dev.thalamus.ui.screen.Desk}. Each screen has a package of its
 * own below this one; screens never import one another, they go by {@link dev.thalamus.ui.screen.Destination} and
 * {@link dev.thalamus.ui.screen.Subject}. Confined to the FX thread.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen;
