import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program in an archive: unpack it anywhere and start it; nothing is installed. */
final class Archive implements Installer {
    private final Product product;
    private final ProgramImage program;
    private final String kind;

    Archive(Product product, ProgramImage program, String kind) {
        this.product = product;
        this.program = program;
        this.kind = kind;
    }

    @Override
    public String needs() { return "tar"; }

    @Override
    public Path make(Path dist, Path work) throws IOException {
        String folder = "thalamus-" + product.version();
        Tree.copy(program.root(), work.resolve(folder));
        Files.copy(Path.of("LICENSE"), work.resolve(folder).resolve("LICENSE"));
        Path archive = dist.resolve(folder + "-" + Target.CURRENT.label() + "." + kind);
        // The tar of Windows writes zip files by their name.
        Tool.run("tar", kind.equals("zip") ? "-acf" : "-czf", archive.toString(), "-C", work.toString(), folder);
        return archive;
    }
}
