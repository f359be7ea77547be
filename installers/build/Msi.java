import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * An installer for Windows: for one user, without an administrator; a newer version replaces an older one. Windows looks only at the last ending of a
 * name, so the program is offered for all of NDJSON and says what is no file of signals.
 */
final class Msi implements Installer {
    /**
     * Below {@code %LOCALAPPDATA%}. Not jpackage's own choice, which is the folder that holds the person's data: what jpackage makes empties its
     * folder at each removal, and a newer version removes the older one.
     */
    private static final String FOLDER = "Programs\\Thalamus";

    private final Product product;
    private final ProgramImage program;

    Msi(Product product, ProgramImage program) {
        this.product = product;
        this.program = program;
    }

    @Override
    public String needs() { return "wix"; }

    @Override
    public Path make(Path dist, Path work) throws IOException {
        Path captures = work.resolve("captures.properties");
        Tree.write(captures, "extension=ndjson\nmime-type=" + Product.CAPTURES
                + "\ndescription=Signals of agents\nicon=" + program.icons().resolve("thalamus.ico").toString().replace('\\', '/') + "\n");
        Tool.jdk("jpackage", List.of("--type", "msi", "--name", Product.NAME, "--app-version", product.version(), "--vendor", Product.NAME,
                "--description", Product.SUMMARY, "--app-image", program.root().toString(), "--license-file", "LICENSE", "--dest", work.toString(),
                "--win-per-user-install", "--install-dir", FOLDER, "--win-menu", "--win-menu-group", Product.NAME, "--win-upgrade-uuid", Product.WINDOWS_UPGRADE_ID,
                "--file-associations", captures.toString()));
        Path made = Tree.files(work).stream().filter(file -> file.toString().endsWith(".msi")).findFirst().orElseThrow();
        return Files.copy(made, dist.resolve("Thalamus-" + product.version() + "-" + Target.CURRENT.label() + ".msi"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
