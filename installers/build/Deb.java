import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A package for Debian, Ubuntu and their like. */
final class Deb implements Installer {
    private final Product product;
    private final ProgramImage program;
    private final boolean quick;

    Deb(Product product, ProgramImage program, boolean quick) {
        this.product = product;
        this.program = program;
        this.quick = quick;
    }

    @Override
    public String needs() { return "dpkg-deb"; }

    @Override
    public Path make(Path dist, Path work) throws IOException {
        LinuxTree.lay(program, work);
        String arch = Target.arm() ? "arm64" : "amd64";
        String control = Files.readString(Path.of("installers/linux/control")).replace("@VERSION@", product.version()).replace("@ARCH@", arch)
                .replace("@KIBIBYTES@", Long.toString(Tree.size(work) / 1024));
        Tree.write(work.resolve("DEBIAN/control"), control);
        var sums = new StringBuilder();
        for (Path file : Tree.files(work.resolve("usr"))) {
            if (Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
                sums.append(Checksums.of(file, "MD5")).append("  ").append(work.relativize(file)).append('\n');
            }
        }
        Tree.write(work.resolve("DEBIAN/md5sums"), sums.toString());
        Path deb = dist.resolve("thalamus_" + product.version() + "_" + arch + ".deb");
        Tool.run("dpkg-deb", "--root-owner-group", "-Zzstd", quick ? "-z3" : "-z19", "--build", work.toString(), deb.toString());
        return deb;
    }
}
