import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A disk image for macOS, to drag the program out of. */
final class Dmg implements Installer {
    private final Product product;
    private final ProgramImage program;

    Dmg(Product product, ProgramImage program) {
        this.product = product;
        this.program = program;
    }

    @Override
    public String needs() { return "hdiutil"; }

    @Override
    public Path make(Path dist, Path work) throws IOException {
        // The class cache came after jpackage's own seal; a program without a whole one does not start on Apple's processors.
        Tool.run("codesign", "--force", "--deep", "--sign", "-", program.root().toString());
        Tool.jdk("jpackage", List.of("--type", "dmg", "--name", Product.NAME, "--app-version", NativeImage.version(product), "--app-image",
                program.root().toString(), "--dest", work.toString()));
        Path made = Tree.files(work).stream().filter(file -> file.toString().endsWith(".dmg")).findFirst().orElseThrow();
        return Files.copy(made, dist.resolve("Thalamus-" + product.version() + "-" + Target.CURRENT.label() + ".dmg"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
