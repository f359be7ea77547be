package dev.thalamus.app.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps its files: the platform's places, never the working directory. Immutable.
 *
 * <p>Written here because the library for it brings a native bridge of three megabytes for what two variables of the environment say.
 *
 * @param config settings that a person writes
 * @param data what would hurt to lose: the hub's database and history
 * @param state what would not: window sizes, logs, crash reports
 */
public record AppPaths(Path config, Path data, Path state) {
    /** The places of this machine and user. */
    public static AppPaths here() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** The places on a machine described by its name of the system, its environment and the user's home. */
    public static AppPaths of(String os, Map<String, String> environment, Path home) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path roaming = folder(environment.get("APPDATA"), home.resolve("AppData/Roaming")).resolve("Thalamus");
            Path local = folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("Thalamus");
            return new AppPaths(roaming, local.resolve("data"), local.resolve("state"));
        }
        if (system.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support/Thalamus");
            return new AppPaths(support, support.resolve("data"), support.resolve("state"));
        }
        return new AppPaths(folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("thalamus"),
                folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("thalamus"),
                folder(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve("thalamus"));
    }

    /** The file of settings that is read when there is one. */
    public Path settings() { return config.resolve("thalamus.properties"); }

    /** Rotated log files. */
    public Path logs() { return state.resolve("logs"); }

    /** Crash reports. */
    public Path crashes() { return state.resolve("crashes"); }

    /**
     * Makes a folder that only its user can read, where the file system knows of users.
     *
     * @throws IOException naming the folder
     */
    public static Path make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
        return Files.createDirectories(folder, mine);
    }

    /** The XDG rules say to ignore a relative path; the same is sound elsewhere. */
    private static Path folder(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank() || !Path.of(named).isAbsolute() ? otherwise : Path.of(named);
    }
}
