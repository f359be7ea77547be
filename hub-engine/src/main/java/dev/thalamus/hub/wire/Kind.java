package dev.thalamus.hub.wire;

/** What a WebSocket message is. */
public enum Kind {
    TEXT(0x1), BINARY(0x2), CLOSE(0x8), PING(0x9), PONG(0xA);

    private final int opcode;

    Kind(int opcode) { this.opcode = opcode; }

    /** The opcode of RFC 6455, 5.2. */
    public int opcode() { return opcode; }
}
