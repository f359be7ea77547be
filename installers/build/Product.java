import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is packed: the jars of the compiled program and what people read about it.
 *
 * @param version as in the pom, such as {@code 0.9.0}
 */
record Product(String version, List<Path> jars) {
    static final String NAME = "Thalamus";
    /** On the command line and in paths of Unix. */
    static final String COMMAND = "thalamus";
    static final String SUMMARY = "Runs and inspects agent networks";
    static final String MAIN = "dev.thalamus.app.Main";
    /** The kind of file in which signals are kept, as {@code installers/linux/thalamus.xml} has it. */
    static final String CAPTURES = "application/x-thalamus-capture";
    /** Never changes: by it Windows knows a newer version for the same program. */
    static final String WINDOWS_UPGRADE_ID = "5b0f3a52-0c5e-4f0c-9d0a-6a1f8f2c7e41";

    static Product read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is missing: leave --no-compile out");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            String main = jars.stream().map(jar -> jar.getFileName().toString()).filter(name -> name.startsWith("thalamus-app-")).findFirst()
                    .orElseThrow(() -> new IOException("no thalamus-app jar in " + folder));
            return new Product(main.replaceAll("thalamus-app-|\\.jar", ""), jars);
        }
    }

    /** JavaFX, which goes into the Java runtime; its jars without a system's name are empty. */
    List<Path> javafx() { return jars.stream().filter(Product::isJavafx).filter(jar -> jar.toFile().length() > 10_000).toList(); }

    /** Everything else, which stays on the class path. */
    List<Path> classPath() { return jars.stream().filter(jar -> !isJavafx(jar)).toList(); }

    Path jar(String prefix) {
        return jars.stream().filter(jar -> jar.getFileName().toString().startsWith(prefix)).findFirst().orElseThrow();
    }

    private static boolean isJavafx(Path jar) { return jar.getFileName().toString().startsWith("javafx-"); }
}
