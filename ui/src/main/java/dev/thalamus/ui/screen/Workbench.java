package dev.thalamus.ui.screen;

import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.host.UiContext;

/**
 * Everything that a screen is given. Immutable.
 *
 * @param mirror what the window knows of the hub
 * @param desk the window around the screen
 * @param host the program around the window
 * @param memory what is kept from one start to the next
 * @param path the program's command in a terminal
 */
public record Workbench(Mirror mirror, Desk desk, UiContext host, UiMemory memory, OnPath path) {}
