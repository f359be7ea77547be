import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program on Linux, started by a script. jpackage's own launcher asks {@code dpkg} and {@code rpm} at every start which package it belongs to, which
 * takes time and leaves an {@code .rpmdb} in the person's home.
 */
final class ScriptedImage {
    private ScriptedImage() {}

    static ProgramImage make(Product product, Path runtime, Path to, Path icons) throws IOException {
        Path root = to.resolve(Product.COMMAND);
        Tree.copy(runtime, root.resolve("runtime"));
        // Under this name the program is seen by ps and by what counts processes.
        Files.copy(runtime.resolve("bin/java"), root.resolve("runtime/bin").resolve(Product.COMMAND), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        ProgramImage.jars(product, root.resolve("lib"));
        // Named one by one: the class cache wants them in the same order, and folders list theirs in any.
        List<Path> jars = product.classPath();
        String classPath = jars.stream().map(jar -> "$home/lib/" + jar.getFileName()).collect(Collectors.joining(":"));
        Path launcher = root.resolve("bin").resolve(Product.COMMAND);
        Tree.write(launcher, Files.readString(Path.of("installers/linux/launcher.sh")).replace("@CLASSPATH@", classPath).replace("@MAIN@", Product.MAIN)
                .replace("@OPTIONS@", String.join(" ", ProgramImage.OPTIONS)));
        if (!launcher.toFile().setExecutable(true, false)) {
            throw new IOException(launcher + " cannot be made executable");
        }
        return new ProgramImage(root, launcher, root.resolve("lib"), icons);
    }
}
