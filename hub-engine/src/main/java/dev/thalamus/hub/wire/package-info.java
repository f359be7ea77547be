/** Floor 0: pure codecs (RFC 6455 frames, the neural-protocol signal frame, control JSON, JSON-RPC envelopes) without threads. Any thread. Everyone may import it. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.hub.wire;
