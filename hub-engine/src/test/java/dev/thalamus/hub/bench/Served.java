package dev.thalamus.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A server in a process of its own, and what the driver can see of it from outside (Linux). */
final class Served implements AutoCloseable {
    private static final double TICKS = 100.0;
    /** A heap that follows what is in it, so that a collection shows what is held. */
    private static final List<String> TIGHT = List.of("-Xms16m", "-Xmx512m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=15");
    private final Contender contender;
    private final Path dir = Files.createTempDirectory("thalamus-bench");
    private final Path errors = dir.resolve("errors");
    private final Process process;
    private final BufferedReader said;
    private final int port;

    /**
     * @param cpuSeconds user and system time since the start
     * @param allocated bytes its threads allocated since the start, 0 when it has no JVM
     * @param residentBytes memory it holds as the kernel counts it
     * @param full full collections so far, 0 when it has no JVM
     * @param collectedBytes as {@code residentBytes}, after a full collection
     */
    record Sample(double cpuSeconds, long allocated, long residentBytes, long full, long collectedBytes) {}

    Served(Contender contender, Work work) throws IOException {
        this.contender = contender;
        process = switch (contender) {
            case HUB, HUB_MEMORY, HUB_UNWATCHED, CHANNEL, CHANNEL_NAMES, API ->
                java(work.table() == Work.Table.MEMORY ? TIGHT : List.of(work == Work.MINUTE ? "-Xmx256m" : "-Xmx512m"), Server.class,
                        contender.key(), dir.toString());
            case NATS -> new ProcessBuilder(Contender.natsServer().orElseThrow().toString(), "-a", "127.0.0.1", "-p", "-1")
                    .redirectErrorStream(true).start();
            case JDBC -> java(List.of(), JdbcLoop.class, dir.toString());
        };
        said = process.inputReader(StandardCharsets.UTF_8);
        port = switch (contender) {
            case HUB, HUB_MEMORY, HUB_UNWATCHED, CHANNEL, CHANNEL_NAMES, API -> Integer.parseInt(lineWith("port ").substring(5));
            case NATS -> {
                String line = lineWith("Listening for client connections on ");
                yield Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            }
            case JDBC -> 0;
        };
    }

    /** The process that works, and with it the load: both are one for the JDBC loop. */
    Process load(Work work) throws IOException {
        if (contender == Contender.JDBC) {
            return process;
        }
        return java(List.of(), Load.class, Integer.toString(port), contender == Contender.NATS ? "nats" : "hub", work.key());
    }

    /** @param collect whether the server is to collect its garbage too */
    Sample sample(boolean collect) throws IOException {
        double cpu = cpuSeconds();
        long resident = residentBytes();
        boolean asks = contender != Contender.NATS && contender != Contender.JDBC;
        long allocated = asks ? ask("allocated") : 0;
        long full = asks ? ask("full") : 0;
        if (asks && collect) {
            ask("collected");
        }
        return new Sample(cpu, allocated, resident, full, residentBytes());
    }

    private long ask(String what) throws IOException {
        var in = process.getOutputStream();
        in.write(what.charAt(0));
        in.flush();
        return Long.parseLong(lineWith(what).substring(what.length() + 1));
    }

    private String lineWith(String what) throws IOException {
        String line = said.readLine();
        while (line != null && !line.contains(what)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException(contender.key() + " ended without \"" + what + "\"; " + errors());
        }
        return line;
    }

    /** What it and its generator said on their error outputs. */
    String errors() throws IOException {
        return Files.exists(errors) ? Files.readString(errors) : "";
    }

    private double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    private long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElse(0);
    }

    private Process java(List<String> options, Class<?> main, String... args) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        for (String name : List.of("bench.run", "bench.warm", "bench.queues")) {
            if (System.getProperty(name) != null) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
