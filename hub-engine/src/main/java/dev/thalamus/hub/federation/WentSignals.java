package dev.thalamus.hub.federation;

import dev.thalamus.hub.wire.SignalFrame;
import java.util.LinkedHashSet;

/** The signals that this hub forwarded lately, so that none runs in a circle. Confined to the core; remembers the newest {@value #MOST}. */
final class WentSignals {
    static final int MOST = 65_536;

    private record Key(String source, SignalKey signal) {
        static Key of(byte[] frame) { return new Key(SignalFrame.source(frame, 0, frame.length), SignalKey.passed(frame)); }
    }

    private final LinkedHashSet<Key> seen = new LinkedHashSet<>();

    void add(byte[] frame) {
        if (seen.add(Key.of(frame)) && seen.size() > MOST) {
            seen.removeFirst();
        }
    }

    boolean contains(byte[] frame) { return seen.contains(Key.of(frame)); }

    int size() { return seen.size(); }
}
