package dev.thalamus.hub.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A signal that waits for another hub. Immutable; nobody writes to {@link #frame}.
 *
 * @param id number in the order of queueing, given by the core
 * @param domain the hub that it waits for
 * @param target the agent there: a name or a hash
 * @param sourceName the sender's name, empty when it has none
 * @param replyTo what reaches the sender here: a name or a hash, empty when nothing does
 * @param queuedAtMillis by {@link dev.thalamus.hub.kit.Clock#steadyMillis}
 * @param expiresAtMillis by the same clock
 */
public record OutboxRow(long id, String domain, String target, String sourceName, String replyTo, byte[] frame, long queuedAtMillis,
        long expiresAtMillis) {
    int checksum() {
        var crc = new CRC32C();
        crc.update((id + "\n" + domain + "\n" + target + "\n" + sourceName + "\n" + replyTo + "\n").getBytes(StandardCharsets.UTF_8));
        crc.update(frame);
        return (int) crc.getValue();
    }
}
