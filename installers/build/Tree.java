import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with everything below. */
final class Tree {
    private Tree() {}

    /** The path, with nothing there. */
    static Path fresh(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : files(path).reversed()) {
                Files.delete(file);
            }
        }
        return path;
    }

    /** Copies with times and permissions; links stay links. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
        }
        return to;
    }

    /** Folder before content. */
    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    /** Bytes of all files. */
    static long size(Path root) throws IOException {
        return files(root).stream().filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).mapToLong(Tree::bytes).sum();
    }

    /** Writes a text, with the folders that it needs. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
