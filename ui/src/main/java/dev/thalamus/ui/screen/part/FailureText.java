package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.ui.kit.I18n;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why something that a person asked for failed, and what to do next, in the window's language. Thread-safe. */
public final class FailureText {
    private FailureText() {}

    /** What a hub says of it, the whole before its cause, or else what lies at its bottom. */
    public static String of(Throwable problem) {
        Throwable told = problem;
        for (@Nullable
        Throwable at = problem; at != null && !said(told); at = at.getCause()) {
            told = at;
        }
        return switch (told) {
            case NoSuchFileException gone -> I18n.get("kit.failed.gone", String.valueOf(gone.getFile()));
            case AccessDeniedException denied -> I18n.get("kit.failed.denied", String.valueOf(denied.getFile()));
            case FileSystemException file when file.getReason() != null ->
                I18n.get("kit.failed.file", String.valueOf(file.getFile()), file.getReason());
            case FileSystemException file -> I18n.get("kit.failed.file-unsaid", String.valueOf(file.getFile()));
            case TimeoutException _ -> I18n.get("kit.failed.late");
            default -> told.getMessage() == null ? I18n.get("kit.failed.other", told.getClass().getSimpleName()) : of(told.getMessage());
        };
    }

    private static boolean said(Throwable problem) {
        return problem instanceof HubException || problem.getMessage() != null && HubText.knows(problem.getMessage());
    }

    /** The same of a sentence of a hub, or of words that nobody here knows. */
    public static String of(String sentence) {
        return sentence.equals(Clause.HUB_STOPPED.of())
                ? I18n.get("shell.no-hub")
                : HubText.knows(sentence) ? HubText.of(sentence) : I18n.get("kit.failed.other", sentence);
    }
}
