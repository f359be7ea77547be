import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A package for Fedora, openSUSE and their like. */
final class Rpm implements Installer {
    private final Product product;
    private final ProgramImage program;
    private final boolean quick;

    Rpm(Product product, ProgramImage program, boolean quick) {
        this.product = product;
        this.program = program;
        this.quick = quick;
    }

    @Override
    public String needs() { return "rpmbuild"; }

    @Override
    public Path make(Path dist, Path work) throws IOException {
        Path tree = work.resolve("tree");
        LinuxTree.lay(program, tree);
        Path spec = work.resolve("thalamus.spec");
        Tree.write(spec, Files.readString(Path.of("installers/linux/thalamus.spec")).replace("@VERSION@", product.version()).replace("@TREE@",
                tree.toString()).replace("@PAYLOAD@", quick ? "w3.zstdio" : "w19.zstdio"));
        Tool.run("rpmbuild", "-bb", "--quiet", "--define", "_topdir " + work.resolve("rpm"), "--define", "_rpmdir " + work.resolve("out"),
                spec.toString());
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            Path made = files.filter(file -> file.toString().endsWith(".rpm")).findFirst().orElseThrow();
            return Files.copy(made, dist.resolve(made.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
