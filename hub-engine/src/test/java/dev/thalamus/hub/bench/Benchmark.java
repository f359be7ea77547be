package dev.thalamus.hub.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives every piece of work to the hub and to what it is compared with, in turn, and prints figures, ratios and marks as Markdown.
 *
 * <p>Each server and each load generator is a process of its own. Arguments: keys of {@link Work}, all when there are none. {@code -Dbench.rounds} runs each
 * that often; {@code -Dbench.servers} chooses who serves; {@code -Dbench.warm} and {@code -Dbench.run} are milliseconds. What was measured is told on the
 * error output while it runs.
 */
public final class Benchmark {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private Benchmark() {}

    public static void main(String[] args) throws IOException {
        List<Work> works = args.length == 0 ? List.of(Work.values()) : Arrays.stream(args).map(Work::of).toList();
        String chosen = System.getProperty("bench.servers", "");
        List<Contender> servers = chosen.isEmpty()
                ? List.of(Contender.values())
                : Arrays.stream(chosen.split(",")).map(Contender::of).toList();
        System.out.printf("%s. %d rounds: medians, ratios are medians of the rounds' ratios.%n", Machine.line(), ROUNDS);
        var rounds = new Rounds();
        var report = new Report(servers);
        for (Work work : works) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Contender server : servers) {
                    if (server.does(work)) {
                        measure(server, work, round, rounds);
                    }
                }
            }
            report.rows(work, rounds);
        }
        report.marks(rounds);
        System.out.println("\nAt the end: " + Machine.line() + ".");
    }

    private static void measure(Contender server, Work work, int round, Rounds rounds) throws IOException {
        for (Map.Entry<String, Figures> phase : Run.of(server, work).entrySet()) {
            rounds.add(phase.getKey(), server, phase.getValue());
            Figures now = phase.getValue();
            System.err.printf(Locale.ROOT, "round %d, %s, %s: %,.0f/s, CPU %.2f µs, p99 %,.0f µs, lost %.0f%n", round + 1, phase.getKey(),
                    server.key(), now.rate(), now.cpu(), now.p99(), now.lost());
        }
    }
}
