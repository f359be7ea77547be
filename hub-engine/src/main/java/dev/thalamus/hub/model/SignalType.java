package dev.thalamus.hub.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The six kinds of signal of the neural protocol; the ordinal is the byte on the wire (offset 3 of the frame). */
public enum SignalType {
    ACTION_POTENTIAL, DOPAMINE, SEROTONIN, NOREPINEPHRINE, GABA, GLUTAMATE;

    private static final List<SignalType> BY_CODE = List.of(values());

    /** The byte on the wire, 0 to 5. */
    public int code() { return ordinal(); }

    /** The type with that byte, or null when the protocol has none. */
    public static @Nullable SignalType ofCode(int code) {
        return code >= 0 && code < BY_CODE.size() ? BY_CODE.get(code) : null;
    }
}
