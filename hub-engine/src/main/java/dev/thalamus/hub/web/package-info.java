/**
 * Floor 4: the dashboard page, {@code /api/status}, {@code /metrics}, {@code /healthz} and JSON-RPC over HTTP. I/O threads; asks the core by turns.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.web;
