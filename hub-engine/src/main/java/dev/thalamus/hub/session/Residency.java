package dev.thalamus.hub.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which logs are held in memory: those that were used last, up to a number of bytes. Confined to the core. */
final class Residency {
    private final long limit;
    private final LinkedHashMap<Session, Long> held = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Residency(long limit) { this.limit = limit; }

    long bytes() { return bytes; }

    /** A log was used or has grown; the least recently used ones that are wholly on the disk let go. */
    void used(Session session) {
        long now = session.log.residentBytes();
        Long before = held.put(session, now);
        bytes += now - (before == null ? 0 : before);
        Iterator<Map.Entry<Session, Long>> eldest = held.entrySet().iterator();
        while (bytes > limit && eldest.hasNext()) {
            Map.Entry<Session, Long> one = eldest.next();
            if (one.getKey() != session && one.getKey().log.settled()) {
                one.getKey().log.drop();
                bytes -= one.getValue();
                eldest.remove();
            }
        }
    }

    /** A session is not kept any more. */
    void gone(Session session) {
        Long size = held.remove(session);
        bytes -= size == null ? 0 : size;
    }
}
