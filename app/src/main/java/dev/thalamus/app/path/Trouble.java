package dev.thalamus.app.path;

import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.host.ShellCommand.Why;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** The PATH could not be read or changed, for a reason that the window knows in its own language. Immutable. */
final class Trouble extends IOException {
    private static final long serialVersionUID = 1;
    private final Why why;

    /** @param detail what stands in the reason, such as what the system said */
    Trouble(Why why, String detail) {
        super(detail.strip());
        this.why = why;
    }

    /** Throws it unless something holds. */
    static void unless(boolean holds, Why why, String detail) throws Trouble {
        if (!holds) {
            throw new Trouble(why, detail);
        }
    }

    /** Whatever went wrong, as it is told: without the name of a class, which tells nobody anything. */
    static Unable of(IOException problem) {
        return switch (problem) {
            case Trouble trouble -> new Unable(trouble.why, String.valueOf(trouble.getMessage()));
            case AccessDeniedException denied -> new Unable(Why.NOT_ALLOWED, String.valueOf(denied.getFile()));
            case FileSystemException file ->
                new Unable(Why.REFUSED, Optional.ofNullable(file.getReason()).orElse("") + " " + file.getFile());
            default -> new Unable(Why.REFUSED, Optional.ofNullable(problem.getMessage()).orElseGet(problem::toString));
        };
    }
}
