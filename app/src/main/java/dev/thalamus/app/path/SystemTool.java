package dev.thalamus.app.path;

import dev.thalamus.ui.host.ShellCommand.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system. Thread-safe. */
@FunctionalInterface
interface SystemTool {
    /** The real ones; one that takes longer than half a minute is ended. */
    SystemTool REAL = (command, environment) -> {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            var said = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                try {
                    return new String(process.getInputStream().readNBytes(1 << 20), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, task -> Thread.ofVirtual().start(task));
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new Trouble(Why.NO_END, command.getFirst());
            }
            return new Answer(process.exitValue(), said.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    };

    /** Runs it with these variables besides its own; returns what it said on both streams. */
    Answer run(List<String> command, Map<String, String> environment) throws IOException;

    /** How it ended and what it said. */
    record Answer(int code, String said) {}
}
