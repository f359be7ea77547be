package dev.thalamus.hub.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who one simulated agent is. Immutable.
 *
 * @param name what it registers as; siblings of a round robin share it
 * @param number 1 for the first with that name, 2 for its sibling …
 * @param hash 16 lower-case hexadecimal digits, the same in every run of one troupe, so that a demo started again brings back the same agents
 */
public record Player(String name, int number, String hash) {
    static Player of(String troupe, String name, int number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((troupe + ':' + name + ':' + number).getBytes(StandardCharsets.UTF_8));
            return new Player(name, number, HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** Name and number, such as {@code ventas-2}. */
    public String label() { return name + '-' + number; }
}
