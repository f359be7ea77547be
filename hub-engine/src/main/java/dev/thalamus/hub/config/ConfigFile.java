package dev.thalamus.hub.config;

import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code thalamus.properties}: UTF-8, one {@code key = value} a line, {@code #} begins a comment line. Immutable.
 *
 * <p>Lines and not JSON, because a key is then written as everywhere else ({@code --set}, the settings' page) and can be commented out; not
 * {@link java.util.Properties}, because that eats the backslashes of Windows paths, forgets line numbers and lets the last of two win silently.
 */
public final class ConfigFile {
    private static final long LARGEST = 1 << 20;

    private ConfigFile() {}

    /**
     * What the file sets.
     *
     * @throws ConfigException when it cannot be read, a line is not a setting, or a setting is there twice
     */
    public static List<Given> read(Path file) {
        String name = file.toString();
        List<String> lines;
        try {
            if (Files.size(file) > LARGEST) {
                throw new ConfigException(name, Clause.FILE_LARGE.of());
            }
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(name, Clause.FILE_MISSING.of());
        } catch (CharacterCodingException e) {
            throw new ConfigException(name, Clause.FILE_NOT_UTF8.of());
        } catch (IOException e) {
            throw new ConfigException(name, Clause.FILE_UNREADABLE.of(e.getMessage()));
        }
        return parse(file, lines);
    }

    private static List<Given> parse(Path file, List<String> lines) {
        var given = new ArrayList<Given>();
        var problems = new ArrayList<ConfigException.Problem>();
        Map<String, Integer> seen = new HashMap<>();
        Path base = file.toAbsolutePath().resolveSibling("");
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file.getFileName() + ":" + number;
            int equals = line.indexOf('=');
            if (equals < 1) {
                problems.add(new ConfigException.Problem(where, Clause.NO_PAIR.of()));
                continue;
            }
            String key = line.substring(0, equals).strip();
            Integer before = seen.put(key, number);
            if (before != null) {
                problems.add(new ConfigException.Problem(where, Clause.SET_TWICE.of(key, before)));
            }
            given.add(new Given(key, line.substring(equals + 1).strip(), where, base));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return given;
    }
}
