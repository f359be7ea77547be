import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How large the packages are, and what in the program is. */
final class Sizes {
    private static final long SHOWN_FROM = 1 << 20;

    private record Part(String name, long bytes) {}

    private final ProgramImage program;

    Sizes(ProgramImage program) { this.program = program; }

    /** A table: packages, then the program, then its parts from one mebibyte on. */
    String report(List<Path> packages) throws IOException {
        var text = new StringBuilder();
        for (Path file : packages) {
            line(text, file.getFileName().toString(), Files.size(file));
        }
        line(text, "installed", Tree.size(program.root()));
        var parts = new ArrayList<Part>();
        long rest = 0;
        for (Path file : Tree.files(program.root())) {
            if (Files.isRegularFile(file)) {
                if (Files.size(file) >= SHOWN_FROM) {
                    parts.add(new Part("  " + program.root().relativize(file), Files.size(file)));
                } else {
                    rest += Files.size(file);
                }
            }
        }
        parts.sort(Comparator.comparingLong(Part::bytes).reversed());
        parts.forEach(part -> line(text, part.name(), part.bytes()));
        line(text, "  everything smaller", rest);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long bytes) { text.append("%8.1f MiB  %s%n".formatted(bytes / 1048576.0, name)); }
}
