package dev.thalamus.hub.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A second JVM that a test can kill. */
final class Child {
    private Child() {}

    /** Starts the main method of a class of the tests. */
    static Process start(Class<?> main, String... args) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Reads the numbers that the child prints, one a line, until it has printed {@code enough}; then kills it and reads the rest. */
    static List<Long> numbersUntilKilled(Process child, int enough) throws IOException {
        var numbers = new ArrayList<Long>();
        try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(".")) { // a line that the kill cut in two has none
                    numbers.add(Long.parseLong(line.substring(0, line.length() - 1)));
                }
                if (numbers.size() == enough) {
                    child.toHandle().destroyForcibly(); // Process.destroyForcibly would also close the stream
                }
            }
        } catch (IOException e) {
            if (child.isAlive()) {
                throw e;
            }
        }
        return numbers;
    }
}
