package dev.thalamus.hub.core;

import org.jspecify.annotations.Nullable;

/** Which names may only be used by whoever shows their key. Asked in turns. */
@FunctionalInterface
public interface NameKeys {
    /** No name has a key. */
    NameKeys NONE = (name, key) -> null;

    /** Why nobody may use that name with that key, or null; {@code key} is null when none was shown. */
    @Nullable
    String problem(String name, @Nullable String key);
}
