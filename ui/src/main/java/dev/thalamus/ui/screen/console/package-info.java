/**
 * Floor 2: the JSON-RPC console. What is asked is a {@code Draft} that form and editor show in step; what was sent is an {@code Exchange} of the
 * {@code Log}; a {@code Target} carries it to this hub or over a WebSocket to any other. Confined to the FX thread but for the targets.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.console;
