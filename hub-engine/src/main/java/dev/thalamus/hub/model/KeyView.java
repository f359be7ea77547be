package dev.thalamus.hub.model;

/**
 * An API key as it may be shown: never what opens it. Immutable.
 *
 * @param id 12 hexadecimal digits
 * @param createdAt ISO-8601
 */
public record KeyView(String id, String name, String createdAt) {}
