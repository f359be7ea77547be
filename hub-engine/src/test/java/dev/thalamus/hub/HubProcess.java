package dev.thalamus.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, to be killed or stopped by a signal. */
final class HubProcess implements AutoCloseable {
    final Process process;
    final String url;

    /** @param settings as people write them, such as {@code limits.batch=2} */
    HubProcess(Path dir, String... settings) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp", System.getProperty("java.class.path"), HubProcess.class.getName(),
                dir.toString()));
        command.addAll(List.of(settings));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        url = String.valueOf(said.readLine());
    }

    public static void main(String[] args) throws InterruptedException {
        HubEngine hub = args.length == 1
                ? TestHub.open(Path.of(args[0]))
                : SetHub.open(Path.of(args[0]), Arrays.copyOfRange(args, 1, args.length));
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close));
        System.out.println(hub.info().url());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    /** kill -9. */
    void kill() throws InterruptedException { process.destroyForcibly().waitFor(); }

    /** SIGTERM; answers whether it ended within the promised ten seconds. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() { process.destroyForcibly(); }
}
