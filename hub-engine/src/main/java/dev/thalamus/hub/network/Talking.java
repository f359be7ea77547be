package dev.thalamus.hub.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** The session in which two last talked, of the ten thousand pairs that talked last. Confined to the core. */
final class Talking {
    private static final int MOST_PAIRS = 10_000;

    private final LinkedHashMap<String, String> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) { return size() > MOST_PAIRS; }
    };

    void remember(String oneId, String otherId, String sessionId) { sessions.put(pair(oneId, otherId), sessionId); }

    /** Empty when they have not talked, or too long ago. */
    String last(String oneId, String otherId) {
        return sessions.getOrDefault(pair(oneId, otherId), "");
    }

    private static String pair(String one, String other) { return one.compareTo(other) < 0 ? one + other : other + one; }
}
