package dev.thalamus.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's documents as text, for tests that compare them with the program. */
final class Pages {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    private Pages() {}

    /** All that people read: the pages of the root, of {@code docs} and of the installers. */
    static List<Path> all() {
        return Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "installers/README.md", "docs")
                .flatMap(place -> files(place, ".md").stream()).toList();
    }

    /** The files at or under a place in the project whose names end so. */
    static List<Path> files(String place, String ending) {
        try (Stream<Path> all = Files.walk(ROOT.resolve(place))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of all modules, those of the program or of its tests. */
    static List<Path> sources(String set) {
        return Stream.of("assets", "hub-engine", "ui", "app").map(module -> module + "/src/" + set + "/java")
                .filter(folder -> Files.isDirectory(ROOT.resolve(folder))).flatMap(folder -> files(folder, ".java").stream()).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String page(String name) { return text(ROOT.resolve(name)); }

    /** What a text shows as code, line by line. */
    static List<String> code(String text) {
        return find(CODE, text).map(found -> found.group(1)).toList();
    }

    static Stream<MatchResult> find(Pattern pattern, String text) { return pattern.matcher(text).results(); }
}
