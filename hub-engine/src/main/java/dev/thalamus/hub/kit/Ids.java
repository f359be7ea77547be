package dev.thalamus.hub.kit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes identifiers. Thread-safe when its source is; {@link #random()} is. */
public final class Ids {
    private final RandomGenerator source;

    public Ids(RandomGenerator source) { this.source = source; }

    /** From the machine's secure randomness. */
    public static Ids random() { return new Ids(new SecureRandom()); }

    /** 16 bytes, as a signal's message id. */
    public byte[] messageId() { return bytes(16); }

    /** 16 lower-case hexadecimal digits, as an agent's hash. */
    public String hash() { return HexFormat.of().formatHex(bytes(8)); }

    private byte[] bytes(int count) {
        byte[] made = new byte[count];
        source.nextBytes(made);
        return made;
    }
}
