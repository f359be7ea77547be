package dev.thalamus.ui.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Asks a person for a file. Called on the FX thread; empty when the person thinks better of it.
 */
public interface FileDialogs {
    /** An existing file. */
    Optional<Path> open(String title, List<Kind> kinds);

    /** A file to write; the dialog has asked before an existing one is named. */
    Optional<Path> save(String title, String suggestedName, List<Kind> kinds);

    /**
     * A kind of file.
     *
     * @param label as a person reads it
     * @param pattern such as {@code *.csv}
     */
    record Kind(String label, String pattern) {}
}
