package dev.thalamus.ui.bridge;

import java.nio.charset.StandardCharsets;

/** The colour with which a name begins, before collisions: FNV-1a of its UTF-8, modulo twelve. Thread-safe. */
final class AgentColor {
    private static final int COLORS = 12;

    private AgentColor() {}

    static int of(String name) {
        int hash = 0x811C9DC5;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x01000193;
        }
        return Integer.remainderUnsigned(hash, COLORS);
    }
}
