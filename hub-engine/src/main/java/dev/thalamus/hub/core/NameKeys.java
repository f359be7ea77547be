package dev.thalamus.hub.core;

import org.jspecify.annotations.Nullable;

/** Which names may only be used by whoever shows their key. Asked in turns. */
public interface NameKeys {
    /** No name has a key. */
    NameKeys NONE = new NameKeys() {
        @Override
        public @Nullable String problem(String name, @Nullable String key) { return null; }

        @Override
        public @Nullable String id(String name, @Nullable String key) { return null; }
    };

    /** Why nobody may use that name with that key, or null; {@code key} is null when none was shown. */
    @Nullable
    String problem(String name, @Nullable String key);

    /** The id of the name's key that was shown, or null when none was, or none of the name's. */
    @Nullable
    String id(String name, @Nullable String key);
}
