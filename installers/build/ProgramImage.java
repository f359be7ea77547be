import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * The program as it is installed: launcher, jars, runtime.
 *
 * @param root the folder, or on macOS the bundle
 * @param launcher what a person starts
 * @param jars the folder of the class path and of the class cache
 * @param icons the icon in all sizes and formats, not part of the program
 */
record ProgramImage(Path root, Path launcher, Path jars, Path icons) {
    /** JavaFX and SQLite call native libraries; the name of the windows is set where JavaFX keeps it. */
    static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED,javafx.graphics",
            "--add-exports=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED");
    private static final String SQLITE_NATIVES = "org/sqlite/native/";

    /** Lays it out below {@code to}. */
    static ProgramImage make(Product product, Path runtime, Path to) throws IOException {
        Path icons = to.resolve("icons");
        Jar.unpack(product.jar("thalamus-assets"), name -> name.startsWith("dev/thalamus/assets/mark/"), icons);
        return Target.CURRENT == Target.LINUX ? ScriptedImage.make(product, runtime, to, icons) : NativeImage.make(product, runtime, to, icons);
    }

    /**
     * Copies the class path. SQLite brings its library for two dozen systems and would unpack one into the folder for temporary files at each start:
     * this system's goes beside the jars, the others stay out. The times are even seconds, because packages of Windows keep no others and the class cache
     * compares them.
     */
    static Path jars(Product product, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path jar : product.classPath()) {
            Path copy = to.resolve(jar.getFileName());
            if (jar.getFileName().toString().startsWith("sqlite-jdbc")) {
                Jar.copyWithout(jar, name -> name.startsWith(SQLITE_NATIVES), copy);
                Jar.unpack(jar, name -> name.startsWith(SQLITE_NATIVES + sqliteFolder()), to);
            } else {
                Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            Files.setLastModifiedTime(copy, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() / 2000 * 2000));
        }
        return to;
    }

    private static String sqliteFolder() {
        return switch (Target.CURRENT) {
            case LINUX -> "Linux/";
            case WINDOWS -> "Windows/";
            case MACOS -> "Mac/";
        } + (Target.arm() ? "aarch64/" : "x86_64/");
    }
}
