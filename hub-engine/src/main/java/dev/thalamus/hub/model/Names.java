package dev.thalamus.hub.model;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What may be a name or a hash of an agent. Thread-safe. */
public final class Names {
    /** A name or hash occupies one length byte on the wire. */
    public static final int MAX_BYTES = 255;

    private Names() {}

    /**
     * Says what is wrong with a name, or null when it may be used.
     *
     * <p>Letters of any language, digits, spaces and punctuation are fine; empty, over {@value #MAX_BYTES} bytes of UTF-8, control characters,
     * bidirectional overrides, lone surrogates and {@code @} (it separates name and domain) are not.
     */
    public static @Nullable String problem(String name) {
        return name.indexOf('@') >= 0 ? Clause.HAS_AT.of() : problem(name, MAX_BYTES);
    }

    /** The same for a target: a name or hash, maybe with {@code @} and a domain. */
    public static @Nullable String targetProblem(String target) {
        return problem(target, 2 * MAX_BYTES + 1);
    }

    private static @Nullable String problem(String name, int most) {
        if (name.isBlank()) {
            return Clause.IS_EMPTY.of();
        }
        if (name.length() > most || name.getBytes(StandardCharsets.UTF_8).length > most) {
            return Clause.IS_LONGER.of(most);
        }
        for (int i = 0; i < name.length();) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                return Clause.HAS_CONTROL.of();
            }
            if (c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C) {
                return Clause.HAS_OVERRIDE.of();
            }
            if (c >= 0xD800 && c <= 0xDFFF) {
                return Clause.HAS_SURROGATE.of();
            }
        }
        return null;
    }
}
