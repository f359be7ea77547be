package dev.thalamus.app.path;

import dev.thalamus.app.path.SystemTool.Answer;
import dev.thalamus.ui.host.ShellCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A folder in the PATH of the person who runs it, which Windows keeps in the registry. Thread-safe.
 *
 * <p>PowerShell reads and writes it, because {@code setx} cuts it at 1,024 characters and {@code reg} speaks the console's character set. The values go
 * through the environment and come back in Base64, so no character of them is ever part of a command. It is written only if it still is what was
 * read, as the kind of value that it was, with its variables unexpanded.
 */
final class WindowsCommand implements ShellCommand {
    private static final int CHANGED_MEANWHILE = 3;
    private static final int NO_TEXT = 4;
    private static final int ATTEMPTS = 3;
    /** What one variable of a process may hold. */
    private static final int LONGEST = 32_000;
    private static final String OPEN = "$ErrorActionPreference = 'Stop'; "
            + "$key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', %s); $kind = 'ExpandString'; "
            + "if ($key.GetValueNames() -contains 'Path') { $kind = [string]$key.GetValueKind('Path') }; "
            + "if (@('String', 'ExpandString') -notcontains $kind) { exit " + NO_TEXT + " }; "
            + "$now = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames'); ";
    static final String READ = OPEN.formatted("$false")
            + "[Console]::Out.Write([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($now)))";
    /** Setting a variable to nothing is how .NET tells the other programs, Explorer among them, that variables have changed. */
    static final String WRITE = OPEN.formatted("$true") + "if ($now -cne [string]$env:THALAMUS_PATH_BEFORE) { exit " + CHANGED_MEANWHILE
            + " }; "
            + "$key.SetValue('Path', [string]$env:THALAMUS_PATH_AFTER, $kind); $key.Close(); "
            + "[Environment]::SetEnvironmentVariable('THALAMUS_PATH_CHANGED', $null, 'User')";

    private final Path folder;
    private final String inherited;
    private final String powerShell;
    private final Placed placed;
    private final SystemTool tool;

    /**
     * @param folder holds {@code thalamus.cmd} or {@code thalamus.bat} and nothing else that could be meant
     * @param inherited the PATH that this program was started with
     */
    WindowsCommand(Path folder, String inherited, String systemRoot, Placed placed, SystemTool tool) {
        this.folder = folder;
        this.inherited = inherited;
        // By its whole path: what is found under the name alone may be anything.
        powerShell = systemRoot + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
        this.placed = placed;
        this.tool = tool;
    }

    /** Whether the word starts something from this folder. */
    static boolean starts(Path folder) { return word(folder).isPresent(); }

    @Override
    public boolean offered() { return true; }

    @Override
    public State look() {
        try {
            return state(read());
        } catch (IOException e) {
            return Trouble.of(e);
        }
    }

    @Override
    public State add() {
        String mine = folder.toString();
        placed.add(mine);
        return change(now -> {
            PathValue rest = withoutGone(now);
            for (String other : now.has(mine) ? List.<String>of() : now.folders()) {
                rest = program(other) ? rest.without(other) : rest;
            }
            return rest.with(mine);
        }, false);
    }

    @Override
    public State remove() { return change(now -> withoutGone(now.without(folder.toString())), true); }

    /** Without the folders of copies that were uninstalled: nobody else takes them out. */
    private PathValue withoutGone(PathValue now) {
        PathValue rest = now;
        for (String place : placed.all()) {
            rest = path(place).filter(WindowsCommand::starts).isPresent() ? rest : rest.without(place);
        }
        return rest;
    }

    private State change(UnaryOperator<PathValue> how, boolean removing) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                PathValue before = read();
                State now = state(before);
                PathValue after = how.apply(before);
                if (after.equals(before) || now instanceof Taken && !removing) {
                    return now;
                }
                if (written(before, after)) {
                    return state(after);
                }
            }
            return new Unable(Why.CONTENDED, "");
        } catch (IOException e) {
            return Trouble.of(e);
        }
    }

    private State state(PathValue now) {
        if (now.has(folder.toString())) {
            return new Added(folder, new PathValue(inherited).has(folder.toString()) ? Reach.FOUND : Reach.NEW_TERMINALS);
        }
        Optional<String> other = now.folders().stream().filter(WindowsCommand::program).findFirst();
        if (other.isPresent()) {
            return new Other(folder, Path.of(other.get()));
        }
        return new PathValue(inherited).folders().stream().filter(place -> !program(place))
                .flatMap(place -> path(place).flatMap(WindowsCommand::word).stream()).findFirst()
                .<State>map(Taken::new).orElseGet(() -> new Absent(folder));
    }

    private PathValue read() throws IOException {
        Answer answer = run(READ, Map.of());
        Trouble.unless(answer.code() == 0, answer.code() == NO_TEXT ? Why.NO_TEXT : Why.REFUSED, answer.said());
        try {
            return new PathValue(new String(Base64.getDecoder().decode(answer.said().strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Trouble(Why.REFUSED, answer.said());
        }
    }

    private boolean written(PathValue before, PathValue after) throws IOException {
        Trouble.unless(after.text().length() <= LONGEST, Why.TOO_LONG, Integer.toString(before.text().length()));
        Answer answer = run(WRITE, Map.of("THALAMUS_PATH_BEFORE", before.text(), "THALAMUS_PATH_AFTER", after.text()));
        Trouble.unless(answer.code() == 0 || answer.code() == CHANGED_MEANWHILE, answer.code() == NO_TEXT ? Why.NO_TEXT : Why.REFUSED,
                answer.said());
        return answer.code() == 0;
    }

    private Answer run(String script, Map<String, String> environment) throws IOException {
        return tool.run(List.of(powerShell, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script), environment);
    }

    private static Optional<Path> word(Path folder) {
        return List.of("com", "exe", "bat", "cmd").stream().map(ending -> folder.resolve("thalamus." + ending)).filter(Files::isRegularFile)
                .findFirst();
    }

    /** Whether this is the folder of the word of some Thalamus, be it one that is gone. */
    private static boolean program(String folder) {
        return path(folder).filter(place -> place.endsWith("bin") && starts(place) && jars(place)).isPresent();
    }

    private static boolean jars(Path bin) {
        return Files.isRegularFile(bin.resolveSibling("thalamus-cli.exe")) || Files.isDirectory(bin.resolveSibling("lib"));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
