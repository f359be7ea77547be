package dev.thalamus.hub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of settings that a program was started with, to read it anew and to change it while the program runs. Thread-safe; every call blocks.
 *
 * <p>What stands above the file (environment, command line) stays above it. A change keeps the file's comments and the order of its lines.
 */
public final class SettingsFile {
    private final ConfigBinder binder;
    private final Path file;
    private final boolean required;
    private final List<Given> below;
    private final List<Given> above;

    /**
     * @param required whether it must exist
     * @param below what the file overrides
     * @param above what overrides the file
     */
    public SettingsFile(ConfigBinder binder, Path file, boolean required, List<Given> below, List<Given> above) {
        this.binder = binder;
        this.file = file;
        this.required = required;
        this.below = List.copyOf(below);
        this.above = List.copyOf(above);
    }

    public Path file() { return file; }

    /** What can be set. */
    public Settings settings() { return binder.settings(); }

    /**
     * What holds for a hub that is started now.
     *
     * @throws ConfigException with every problem that was found
     */
    public synchronized BoundConfig read() { return bind(written()); }

    /**
     * Sets a value in the file, or takes it out so that the default holds again. Nothing is written that a hub could not start with.
     *
     * @param text as a person writes it; null for the default
     * @throws ConfigException when the value, or what is in the file besides it, cannot be used
     * @throws IOException when the file cannot be written
     */
    public synchronized void write(String key, @Nullable String text) throws IOException {
        @Nullable
        String value = text == null ? null : text.replaceAll("\\R", " ").strip();
        Map<String, Given> next = new LinkedHashMap<>();
        written().forEach(given -> next.put(given.key(), given));
        next.remove(key);
        if (value != null) {
            next.put(key, new Given(key, value, key, file.toAbsolutePath().resolveSibling("")));
        }
        bind(new ArrayList<>(next.values()));
        var lines = new ArrayList<String>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        int at = place(lines, key);
        if (at >= 0 && value == null) {
            lines.remove(at);
        } else if (at >= 0) {
            lines.set(at, key + " = " + value);
        } else if (value != null) {
            lines.add(key + " = " + value);
        }
        replace(lines);
    }

    private List<Given> written() { return required || Files.exists(file) ? ConfigFile.read(file) : List.of(); }

    private BoundConfig bind(List<Given> fromFile) {
        var given = new ArrayList<>(below);
        given.addAll(fromFile);
        given.addAll(above);
        return binder.bind(given).from(this);
    }

    private static int place(List<String> lines, String key) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0 && line.substring(0, equals).strip().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** As a whole, and readable by its user alone: a token may be in it. */
    private void replace(List<String> lines) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path next = target.resolveSibling(target.getFileName() + ".next");
        Files.deleteIfExists(next);
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(next, lines);
        Files.move(next, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
