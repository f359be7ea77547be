package dev.thalamus.ui.host;

import java.nio.file.Path;

/**
 * The word {@code thalamus} in a terminal: whether it is found there, and how it gets there. Thread-safe. Each look and change reads files or starts
 * a program of the system: never on the FX thread.
 */
public interface ShellCommand {
    /** A program that was not started by a launcher, so there is nothing that the word could start. */
    ShellCommand NONE = new ShellCommand() {
        private final State unable = new Unable(Why.NO_LAUNCHER, "");

        @Override
        public boolean offered() { return false; }

        @Override
        public State look() { return unable; }

        @Override
        public State add() { return unable; }

        @Override
        public State remove() { return unable; }
    };

    /** Whether a person can change it here: false when a package did it or it cannot be done. Known at once, on any thread. */
    boolean offered();

    /** How it is now. */
    State look();

    /** Makes the word start this program; without effect when it does. Nothing foreign is replaced. */
    State add();

    /** Takes back what {@link #add} made, and nothing else. */
    State remove();

    /** How it is. */
    sealed interface State {}

    /**
     * No terminal finds it.
     *
     * @param place what {@link #add} would make
     */
    record Absent(Path place) implements State {}

    /** What {@link #add} makes is there. */
    record Added(Path place, Reach reach) implements State {}

    /** What {@link #add} makes is there for another copy of this program, which {@link #add} changes to this one. */
    record Other(Path place, Path program) implements State {}

    /** A package or a person put it there in another way. */
    record Provided(Path place) implements State {}

    /** A program of the same name comes first; it is left alone. */
    record Taken(Path program) implements State {}

    /** In its place is a link that leads nowhere, and that no copy of this program made; it is left alone. */
    record Dangling(Path link, Path target) implements State {}

    /**
     * It cannot be done.
     *
     * @param detail what the reason is about, or what the system said; may be empty
     */
    record Unable(Why why, String detail) implements State {}

    /** Who finds what was added. */
    enum Reach {
        /** Terminals do. */
        FOUND,
        /** Terminals do that are opened from now on. */
        NEW_TERMINALS,
        /** Only shells that are told to look into its folder. */
        FOLDER_NOT_SEARCHED
    }

    /** Why it cannot be done. */
    enum Why {
        /** The program runs from its build, not from an installed or unpacked folder. */
        NO_LAUNCHER,
        /** The program runs from a disk image or from where macOS puts what was not moved: its path will not last. */
        NOT_INSTALLED,
        /** This person may not write where the detail says. */
        NOT_ALLOWED,
        /** Another program changes the PATH again and again. */
        CONTENDED,
        /** The PATH has as many characters as the detail says; more fit nowhere. */
        TOO_LONG,
        /** The PATH in the registry is no text. */
        NO_TEXT,
        /** The program of the system that the detail names did not end. */
        NO_END,
        /** The system refused, in its own words. */
        REFUSED
    }
}
