package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.PathWish;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Absent;
import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Dangling;
import dev.thalamus.ui.host.ShellCommand.Other;
import dev.thalamus.ui.host.ShellCommand.Provided;
import dev.thalamus.ui.host.ShellCommand.Reach;
import dev.thalamus.ui.host.ShellCommand.Taken;
import dev.thalamus.ui.host.ShellCommand.Unable;
import java.io.PrintWriter;

/** Tells in a terminal whether the word {@code thalamus} is found there. Confined to the main thread. */
final class PathTerminal {
    private final ShellCommand shell;
    private final PrintWriter out;

    PathTerminal(ShellCommand shell, PrintWriter out) {
        this.shell = shell;
        this.out = out;
    }

    /** @throws Unavailable when a change that was wished for was not possible */
    Exit run(PathWish wish) {
        ShellCommand.State now = switch (wish) {
            case LOOK -> shell.look();
            case ADD -> shell.add();
            case REMOVE -> shell.remove();
        };
        if (wish == PathWish.ADD && (now instanceof Taken || now instanceof Dangling || now instanceof Unable)
                || wish == PathWish.REMOVE && now instanceof Unable) {
            throw new Unavailable(sentence(now));
        }
        out.println(sentence(now));
        return Exit.OK;
    }

    private static String sentence(ShellCommand.State state) {
        return switch (state) {
            case Absent(var place) -> "No terminal finds thalamus. 'path --add' makes " + place + ".";
            case Added(var place, var reach) -> place + " is there. " + reach(place.getParent() + "", reach);
            case Other(var place, var program) -> place + " starts another copy, " + program + ". 'path --add' changes it to this one.";
            case Provided(var place) -> "Terminals find " + place + ", which starts this program. Nothing to do.";
            case Taken(var program) -> program + " is another program of that name. It stays, and is what terminals find.";
            case Dangling(var link, var target) ->
                link + " is a link to " + target + ", which is gone, and no Thalamus made it. Delete it, then run 'path --add'.";
            case Unable(var why, var detail) -> switch (why) {
                case NO_LAUNCHER -> "this program runs from its build: there is no launcher that the command could start";
                case NOT_INSTALLED -> "this program runs from a disk image: drag Thalamus into Applications and start it there first";
                case NOT_ALLOWED -> "you may not write " + detail + ": ask who runs this machine, or start the program by its whole path";
                case CONTENDED -> "another program keeps changing your PATH: close it and try again";
                case TOO_LONG -> "your PATH has " + detail + " characters and no room for more: take out what is not needed";
                case NO_TEXT -> "the PATH of your account is no text in the registry: set it anew under Environment Variables";
                case NO_END -> detail + " did not end within half a minute: try again";
                case REFUSED -> "the system refused: " + detail;
            };
        };
    }

    private static String reach(String folder, Reach reach) {
        return switch (reach) {
            case FOUND -> "Terminals find thalamus.";
            case NEW_TERMINALS -> "Terminals find thalamus that are opened from now on.";
            case FOLDER_NOT_SEARCHED ->
                "Your PATH does not name " + folder + ". Log in again, because many systems add it when it is there; or write\n"
                        + "    export PATH=\"" + folder + ":$PATH\"\ninto ~/.profile (~/.zprofile for zsh) and open a new terminal.";
        };
    }
}
