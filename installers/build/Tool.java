import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Runs other programs; one that fails ends the build with what it said. */
final class Tool {
    private Tool() {}

    static void run(String... command) { run(Map.of(), List.of(command)); }

    static void run(Map<String, String> environment, List<String> command) {
        try {
            Path said = Files.createTempFile("tool", ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            String text = Files.readString(said);
            Files.delete(said);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + "\n" + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A tool of the JDK: jlink, jpackage. */
    static void jdk(String name, List<String> arguments) {
        int code = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(name + " " + String.join(" ", arguments) + " ended with " + code);
        }
    }

    /** Whether the shell would find it. */
    static boolean exists(String name) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            for (String ending : List.of("", ".exe")) {
                if (new File(folder.replace("\"", ""), name + ending).canExecute()) {
                    return true;
                }
            }
        }
        return false;
    }

    static List<String> words(String... words) { return new ArrayList<>(List.of(words)); }
}
