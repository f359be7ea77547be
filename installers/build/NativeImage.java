import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program on Windows and macOS, started by jpackage's launcher. On Windows a second one has a console, for the command line. */
final class NativeImage {
    private NativeImage() {}

    static ProgramImage make(Product product, Path runtime, Path to, Path icons) throws IOException {
        boolean windows = Target.CURRENT == Target.WINDOWS;
        Path input = ProgramImage.jars(product, to.resolve("input"));
        List<String> arguments = Tool.words("--type", "app-image", "--name", Product.NAME, "--app-version", version(product), "--vendor", Product.NAME,
                "--description", Product.SUMMARY, "--input", input.toString(), "--main-jar", product.jar("thalamus-app-").getFileName().toString(),
                "--main-class", Product.MAIN, "--runtime-image", runtime.toString(), "--icon",
                icons.resolve(windows ? "thalamus.ico" : "thalamus.icns").toString(), "--dest", to.toString(), "--java-options",
                "-Dorg.sqlite.lib.path=$APPDIR");
        ProgramImage.OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
        if (windows) {
            Path console = to.resolve("console.properties");
            Files.writeString(console, "win-console=true\nwin-shortcut=false\nwin-menu=false\n");
            arguments.addAll(List.of("--add-launcher", "thalamus-cli=" + console));
        } else {
            arguments.addAll(List.of("--mac-package-identifier", "dev.thalamus.app"));
        }
        Tool.jdk("jpackage", arguments);
        Path root = to.resolve(windows ? Product.NAME : Product.NAME + ".app");
        if (windows) {
            word(root.resolve("bin"));
        }
        if (!windows) {
            Path plist = root.resolve("Contents/Info.plist");
            Files.writeString(plist, MacDocuments.into(Files.readString(plist)));
        }
        return windows
                ? new ProgramImage(root, root.resolve(Product.NAME + ".exe"), root.resolve("app"), icons)
                : new ProgramImage(root, root.resolve("Contents/MacOS/" + Product.NAME), root.resolve("Contents/app"), icons);
    }

    /** The folder for a PATH: in the program's own, the word {@code thalamus} would start the window, which has no console. */
    private static void word(Path folder) throws IOException {
        Tree.write(folder.resolve(Product.COMMAND + ".cmd"), "@\"%~dp0..\\thalamus-cli.exe\" %*\r\n");
    }

    /** Makes each launcher use the class cache, and pass over one that does not match without a complaint. */
    static void use(Path cache) throws IOException {
        for (Path file : Tree.files(cache.getParent())) {
            if (file.toString().endsWith(".cfg")) {
                var lines = Files.readAllLines(file);
                lines.addAll(lines.indexOf("[JavaOptions]") + 1,
                        List.of("java-options=-XX:AOTCache=$APPDIR/" + cache.getFileName(), "java-options=-Xlog:aot*=off"));
                Files.write(file, lines);
            }
        }
    }

    /** macOS takes no version that begins with zero. */
    static String version(Product product) {
        return Target.CURRENT == Target.MACOS && product.version().startsWith("0.") ? product.version().replaceFirst("0\\.", "1.") : product.version();
    }
}
