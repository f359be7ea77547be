package dev.thalamus.app.path;

import dev.thalamus.app.host.AppPaths;
import dev.thalamus.ui.host.ShellCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds what this program was started by, and with it what the word in a terminal would have to start. Immutable. */
public final class Launchers {
    /** Set by the scripts that start the program. */
    static final String SCRIPT = "thalamus.launcher";
    /** Set by the launchers that jpackage makes. */
    static final String NATIVE = "jpackage.app-path";

    private Launchers() {}

    /** That of the running program, which keeps its files in {@code paths}. */
    public static ShellCommand here(AppPaths paths) {
        return of(System.getProperties(), System.getenv(), new Placed(paths.state().resolve("on-path")), SystemTool.REAL);
    }

    /** That of a program with these properties and this environment. */
    static ShellCommand of(Properties properties, Map<String, String> environment, Placed placed, SystemTool tool) {
        String started = properties.getProperty(SCRIPT, properties.getProperty(NATIVE, ""));
        String system = properties.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (started.isEmpty()) {
            return ShellCommand.NONE;
        }
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        Path launcher = Path.of(started);
        if (system.startsWith("windows")) {
            Path folder = windowsFolder(launcher, properties.getProperty(SCRIPT) != null);
            return folder == null
                    ? ShellCommand.NONE
                    : new WindowsCommand(folder, path, environment.getOrDefault("SystemRoot", "C:\\Windows"), placed, tool);
        }
        Path home = Path.of(properties.getProperty("user.home"));
        return system.startsWith("mac")
                ? UnixCommand.ofMac(launcher, home, path, placed)
                : UnixCommand.ofLinux(launcher, home, path, placed);
    }

    /** jpackage's launchers lie beside a folder {@code bin} that holds only the word; in the program's own folder it would mean the window. */
    private static @Nullable Path windowsFolder(Path launcher, boolean script) {
        Path folder = script ? launcher.getParent() : launcher.resolveSibling("bin");
        return folder != null && WindowsCommand.starts(folder) && Files.isDirectory(folder) ? folder : null;
    }
}
