package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One signal that waits for its receiver. Immutable; nobody writes to {@link #frame}.
 *
 * @param id number in the order of queueing, given by the core, never used twice
 * @param name the agent's name that it waits for
 * @param instance hash of the only instance that may get it, or null when any of that name may
 * @param source the sender's hash
 * @param sourceName the sender's name, empty when unknown
 * @param type byte of the signal's type, -1 when the protocol has none
 * @param queuedAtMillis when it was queued, milliseconds since 1970 by {@link dev.thalamus.hub.kit.Clock#steadyMillis}
 * @param expiresAtMillis when its time is over, by the same clock
 */
public record Pending(
        long id,
        String name,
        @Nullable String instance,
        String source,
        String sourceName,
        Protocol protocol,
        int type,
        byte[] frame,
        long queuedAtMillis,
        long expiresAtMillis) {
    /** SQLite has no checksums of its own. Left out is what the store itself may change: name, instance and the times. */
    int checksum() {
        var crc = new CRC32C();
        crc.update((id + "\n" + source + "\n" + sourceName + "\n" + protocol + "\n" + type + "\n").getBytes(StandardCharsets.UTF_8));
        crc.update(frame);
        return (int) crc.getValue();
    }
}
