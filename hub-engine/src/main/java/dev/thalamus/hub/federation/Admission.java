package dev.thalamus.hub.federation;

import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Makes whoever was refused wait: one second, then twice as long each time, up to five minutes. Confined to the core; remembers the newest
 * {@value #MOST}.
 *
 * <p>It is kept per address and claimed domain, so that a stranger cannot lock a peer out.
 */
final class Admission {
    static final int MOST = 1_024;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

    private record Penalty(int times, long untilNanos) {}

    private final LinkedHashMap<String, Penalty> penalties = new LinkedHashMap<>();

    /** Whether that one must still wait. */
    boolean mustWait(String address, String domain, long now) {
        Penalty penalty = penalties.get(key(address, domain));
        return penalty != null && penalty.untilNanos - now > 0;
    }

    void refused(String address, String domain, long now) {
        String key = key(address, domain);
        Penalty before = penalties.remove(key);
        int times = before == null ? 0 : Math.min(before.times + 1, 16);
        penalties.put(key, new Penalty(times, now + Math.min(LONGEST, TimeUnit.SECONDS.toNanos(1) << times)));
        if (penalties.size() > MOST) {
            penalties.pollFirstEntry();
        }
    }

    void admitted(String address, String domain) { penalties.remove(key(address, domain)); }

    int size() { return penalties.size(); }

    /** The port changes with every connection. */
    private static String key(String address, String domain) {
        return address.substring(0, Math.max(0, address.lastIndexOf(':'))) + " " + domain;
    }
}
