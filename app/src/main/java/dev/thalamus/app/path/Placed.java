package dev.thalamus.app.path;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this person's copies of Thalamus put on the PATH: a copy that is gone left nothing else by which its entry can be told from a stranger's.
 * Thread-safe in one program; two that write at once may lose one line.
 *
 * @param file one place a line, in Base64, because a path may hold any character
 */
record Placed(Path file) {
    /** More copies than anybody keeps; the oldest is forgotten first. */
    private static final int MOST = 32;
    private static final System.Logger LOG = System.getLogger(Placed.class.getName());

    /** Places, the oldest first; empty when nothing can be read. */
    synchronized List<String> all() {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream().flatMap(Placed::place).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "what was put on the PATH earlier cannot be read", unreadable);
            return List.of();
        }
    }

    /** A damaged line costs that one place. */
    private static Stream<String> place(String line) {
        try {
            return Stream.of(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException damaged) {
            LOG.log(Level.WARNING, "a place on the PATH cannot be read", damaged);
            return Stream.empty();
        }
    }

    /** Remembers one; a disk that refuses costs only that this entry is a stranger's once its copy is gone. */
    synchronized void add(String place) {
        var places = new ArrayList<>(all());
        if (places.contains(place)) {
            return;
        }
        places.add(place);
        List<String> lines = places.subList(Math.max(0, places.size() - MOST), places.size()).stream()
                .map(one -> Base64.getEncoder().encodeToString(one.getBytes(StandardCharsets.UTF_8))).toList();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.write(file.resolveSibling(file.getFileName() + ".new"), lines);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            LOG.log(Level.WARNING, "what was put on the PATH cannot be remembered", refused);
        }
    }
}
