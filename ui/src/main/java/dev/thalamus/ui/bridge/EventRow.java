package dev.thalamus.ui.bridge;

import dev.thalamus.hub.event.HubEvent;

/**
 * An event with its number in this window, from 1. Immutable.
 */
public record EventRow(long number, HubEvent event) {}
