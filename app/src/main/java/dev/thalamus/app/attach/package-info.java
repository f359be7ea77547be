/**
 * Hubs elsewhere, shown in the window as if they were here: read over JSON-RPC as their operator. Threads of the WebSocket client and the window's
 * reader; imported by the wiring only.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.app.attach;
