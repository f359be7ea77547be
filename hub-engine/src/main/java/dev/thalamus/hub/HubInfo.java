package dev.thalamus.hub;

/**
 * Where a hub listens. Immutable.
 *
 * @param url what agents connect to, such as {@code ws://127.0.0.1:8765}
 * @param domain the hub's own domain
 * @param startedMillis wall clock, milliseconds since 1970
 */
public record HubInfo(String url, String host, int port, String domain, boolean secure, long startedMillis) {}
