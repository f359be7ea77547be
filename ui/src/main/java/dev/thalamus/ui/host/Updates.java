package dev.thalamus.ui.host;

import java.util.concurrent.CompletableFuture;

/** Looks for a newer version of the program: only when a person asks. Thread-safe; nothing here blocks. */
public interface Updates {
    /** A program that knows no place to look. */
    Updates NOWHERE = new Updates() {
        @Override
        public String place() { return ""; }

        @Override
        public CompletableFuture<Answer> look() { return CompletableFuture.completedFuture(new Unknown(Why.NO_PLACE)); }
    };

    /** The machine that is asked, as a person reads it; empty when there is none. */
    String place();

    /** Asks it. Always answered in time, and never with an exception. */
    CompletableFuture<Answer> look();

    /** What came back. */
    sealed interface Answer {}

    /** This program is as new as any. */
    record Newest() implements Answer {}

    /**
     * There is a newer one.
     *
     * @param version such as {@code 1.2.0}
     * @param page where it can be read about and taken from, http or https
     */
    record Newer(String version, String page) implements Answer {}

    /** It could not be found out. */
    record Unknown(Why why) implements Answer {}

    /** Why it could not be found out. */
    enum Why {
        /** The program was built without a place to ask. */
        NO_PLACE,
        /** No answer, or none in time. */
        NOT_REACHED,
        /** An answer that is no release. */
        NO_RELEASE
    }
}
