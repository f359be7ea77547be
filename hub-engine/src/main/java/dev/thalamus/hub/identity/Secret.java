package dev.thalamus.hub.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens, and what is kept of them. Thread-safe. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();

    private Secret() {}

    /** 256 bits that nobody guesses, as text for a configuration file. */
    static String token() {
        return "th_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    /** A salted SHA-256; enough for tokens of 256 bits, which no dictionary has. */
    static String hash(String token) {
        String salt = HEX.formatHex(random(16));
        return salt + ":" + digest(salt + token);
    }

    /** Compares in constant time. */
    static boolean fits(String hash, String token) {
        int colon = hash.indexOf(':');
        return colon > 0 && MessageDigest.isEqual(hash.substring(colon + 1).getBytes(StandardCharsets.US_ASCII),
                digest(hash.substring(0, colon) + token).getBytes(StandardCharsets.US_ASCII));
    }

    static String digest(String text) { return HEX.formatHex(sha256(text.getBytes(StandardCharsets.UTF_8))); }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
