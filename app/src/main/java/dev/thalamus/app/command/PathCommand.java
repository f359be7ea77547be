package dev.thalamus.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code thalamus path}: the word itself, in any terminal of this person. Confined to the main thread. */
@Command(name = "path", description = {"Tells whether a terminal finds the command 'thalamus', and makes it so.",
        "Only yours: a link in a folder of your PATH, on Windows a folder in your PATH."})
final class PathCommand implements Callable<Integer> {
    private final Programs programs;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything reads it
    private CommandSpec spec;

    @ArgGroup
    private @Nullable Change change;

    /** One of the two. */
    static final class Change {
        @Option(names = "--add", required = true, description = "make a terminal find it")
        @SuppressWarnings("unused") // the other one says it, too
        private boolean add;

        @Option(names = "--remove", required = true, description = "take back what --add made")
        private boolean remove;
    }

    PathCommand(Programs programs) { this.programs = programs; }

    @Override
    public Integer call() {
        PathWish wish = change == null ? PathWish.LOOK : change.remove ? PathWish.REMOVE : PathWish.ADD;
        return programs.path(wish, spec.commandLine().getOut()).code();
    }
}
