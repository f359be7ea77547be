import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;

/**
 * Builds the installers of the system that it runs on: program, own Java runtime, class cache, packages, checksums, sizes. Run by
 * {@code installers/build.sh}; needs nothing but a JDK 25 and the system's own packaging tools.
 */
final class Build {
    private static final Path TARGET = Path.of("installers/target").toAbsolutePath();

    void main(String[] args) throws IOException {
        var words = new ArrayList<>(Arrays.asList(args));
        boolean quick = words.remove("--quick");
        boolean compile = !words.remove("--no-compile");
        var unknown = words.stream().filter(word -> !Target.CURRENT.kinds().contains(word)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("build: not made on this system: " + unknown + "; there are " + Target.CURRENT.kinds() + ", --quick, --no-compile");
            System.exit(64);
        }
        if (compile) {
            step("compiling");
            Tool.run(Map.of(), Target.CURRENT.maven("-q", "-B", "-DskipTests", "package"));
        }
        Product product = Product.read(Path.of("app/target/thalamus/lib").toAbsolutePath());
        Files.createDirectories(TARGET);
        step("linking a Java runtime");
        Path runtime = new RuntimeImage(product).link(Tree.fresh(TARGET.resolve("runtime")));
        step("laying out the program");
        ProgramImage program = ProgramImage.make(product, runtime, Tree.fresh(TARGET.resolve("image")));
        step("training the class cache");
        new ClassCache(program).train();
        Path dist = Tree.fresh(TARGET.resolve("dist"));
        Files.createDirectories(dist);
        var made = new ArrayList<Path>();
        for (String kind : words.isEmpty() ? Target.CURRENT.kinds() : words) {
            Installer maker = Installer.of(kind, product, program, quick);
            if (words.isEmpty() && !Tool.exists(maker.needs())) {
                step(kind + " is left out: " + maker.needs() + " is not installed");
                continue;
            }
            step("packing " + kind);
            made.add(maker.make(dist, Tree.fresh(TARGET.resolve("work-" + kind))));
        }
        Checksums.write(made, dist.resolve("SHA256SUMS-" + Target.CURRENT.label()));
        String sizes = new Sizes(program).report(made);
        Files.writeString(dist.resolve("sizes-" + Target.CURRENT.label() + ".txt"), sizes);
        System.out.print(sizes);
    }

    private static void step(String what) { System.out.println("== " + what); }
}
