package dev.thalamus.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs every scenario against the hub and both relays, in turn, and prints the figures and the ratios.
 *
 * <p>Each server and each load generator is a process of its own; the CPU time of the server is read from {@code /proc}. Arguments: scenarios, all
 * when there are none. {@code -Dbench.rounds} runs each that often and prints medians; {@code -Dbench.servers} chooses who serves.
 */
public final class Benchmark {
    private static final List<String> SCENARIOS = List.of("one", "single", "robin", "pairs", "cast", "paced", "one-16k");
    private static final List<String> SERVERS = List.of(System.getProperty("bench.servers", "hub,channel,api").split(","));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final double TICKS = 100.0;

    /** What one run gave; CPU is microseconds per signal. */
    record Figures(double rate, double cpu, double p50, double p99, double p999, long lost) {}

    private Benchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> scenarios = args.length > 0 ? List.of(args) : SCENARIOS;
        System.out.printf("%d processors, Java %s, %d rounds%n", Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), ROUNDS);
        System.out.printf("%-8s %-8s %12s %8s %9s %9s %9s %6s %8s%n", "work", "server", "signals/s", "CPU µs", "p50 µs", "p99 µs",
                "p99.9 µs", "lost",
                "ratio");
        for (String scenario : scenarios) {
            Map<String, List<Figures>> all = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String server : SERVERS) {
                    all.computeIfAbsent(server, any -> new ArrayList<>()).add(run(server, scenario));
                }
            }
            double base = median(all.getOrDefault("channel", List.of()), Figures::rate);
            all.forEach((server, figures) -> System.out.printf(Locale.ROOT, "%-8s %-8s %12.0f %8.2f %9.1f %9.1f %9.1f %6d %8.2f%n",
                    scenario, server,
                    median(figures, Figures::rate), median(figures, Figures::cpu), median(figures, Figures::p50),
                    median(figures, Figures::p99),
                    median(figures, Figures::p999), figures.stream().mapToLong(Figures::lost).max().orElse(0),
                    median(figures, Figures::rate) / base));
        }
    }

    private static double median(List<Figures> figures, java.util.function.ToDoubleFunction<Figures> value) {
        double[] sorted = figures.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Figures run(String server, String scenario) throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory("thalamus-bench");
        Process serving = java(List.of("-Xmx512m"), Server.class, server.startsWith("hub") ? "hub" : server, dir.toString(),
                server.startsWith("hub-") ? server.substring(4) : "");
        try (BufferedReader said = serving.inputReader(StandardCharsets.UTF_8)) {
            String port = said.readLine().substring(5);
            Process load = java(
                    List.of("-Dbench.run=" + System.getProperty("bench.run", "4000"),
                            "-Dbench.warm=" + System.getProperty("bench.warm", "2000")),
                    Load.class, port, scenario);
            double before = 0;
            double after = 0;
            Map<String, String> result = new LinkedHashMap<>();
            try (var lines = new BufferedReader(new InputStreamReader(load.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line; (line = lines.readLine()) != null;) {
                    if (line.equals("start")) {
                        before = cpuSeconds(serving.pid());
                    } else if (line.equals("end")) {
                        after = cpuSeconds(serving.pid());
                    } else {
                        for (String pair : line.split(" ")) {
                            if (pair.contains("=")) {
                                result.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                            }
                        }
                    }
                }
            }
            double rate = number(result, "rate");
            double seconds = Long.getLong("bench.run", 4_000) / 1e3;
            return new Figures(rate, (after - before) * 1e6 / (rate * seconds), number(result, "p50us"), number(result, "p99us"),
                    number(result, "p999us"), (long) (number(result, "lost") + number(result, "errors")));
        } finally {
            serving.destroyForcibly().waitFor();
            remove(dir);
        }
    }

    private static double number(Map<String, String> result, String key) { return Double.parseDouble(result.getOrDefault(key, "0")); }

    private static Process java(List<String> options, Class<?> main, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** User and system time of a process, in seconds (Linux). */
    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    private static void remove(Path dir) throws IOException {
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
