package dev.thalamus.hub.model;

/**
 * One step of a signal's way: a hub and what it does, or did, with it. Immutable.
 *
 * @param outcome delivered, queued, forwarded, refused, or unknown
 * @param detail one clause for a person
 */
public record Hop(String hub, String outcome, String detail) {}
