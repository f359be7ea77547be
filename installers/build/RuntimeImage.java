import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Java runtime of the program: only the modules that it uses, and JavaFX as modules with its native libraries beside Java's own, so that nothing
 * is unpacked into a person's home.
 */
final class RuntimeImage {
    /** Each with why it is here; what these require comes with them. */
    private static final Map<String, String> MODULES = new TreeMap<>(Map.of(
            "javafx.controls", "the window; brings java.desktop, because JavaFX uses its printing and image types",
            "java.logging", "the log",
            "java.management", "memory and processor figures of the status page",
            "java.naming", "certificates of wss:// are looked at through it",
            "java.net.http", "the demo and links to other hubs are WebSocket clients",
            "java.sql", "SQLite",
            "jdk.jfr", "a recording of a slow moment",
            "jdk.localedata", "Spanish dates and numbers",
            "jdk.unsupported", "XNIO and jboss-threads",
            "jdk.zipfs", "resources that are listed inside jars"));

    private final Product product;

    RuntimeImage(Product product) { this.product = product; }

    /**
     * Links it. The class file is not compressed inside, because the packages compress better: measured 70 MB against 87 MB for the whole package. The launchers
     * other than {@code java} are left out; that one makes the class cache.
     */
    Path link(Path to) throws IOException {
        String javafx = product.javafx().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Tool.jdk("jlink", List.of("--module-path", javafx, "--add-modules", String.join(",", MODULES.keySet()), "--include-locales=en,es",
                "--no-header-files", "--no-man-pages", "--compress=zip-0", "--output", to.toString()));
        Path libraries = to.resolve(Target.CURRENT.libraries());
        for (Path jar : product.javafx()) {
            Jar.unpack(jar, name -> name.endsWith(Target.CURRENT.library()), libraries);
        }
        for (Path launcher : Tree.files(to.resolve("bin"))) {
            if (Files.isRegularFile(launcher) && !launcher.getFileName().toString().matches("java(\\.exe)?|.*\\.dll")) {
                Files.delete(launcher);
            }
        }
        return to;
    }
}
