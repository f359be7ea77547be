package dev.thalamus.hub.bench;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalQuery;
import dev.thalamus.hub.query.SignalQuery.Order;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.hub.store.Journal;
import dev.thalamus.hub.store.JournalLimits;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the filter language takes over a history of 1,000,000 signals in mapped files: the first 100 matches, and all of it.
 *
 * <p>One match in a thousand, from either end; each row is the median of {@code -Dbench.rounds} (5) after one round to warm up. {@code -Dbench.signals}
 * for more.
 */
public final class HistoryBenchmark {
    private static final int SIGNALS = Integer.getInteger("bench.signals", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int RARE = 1_000;
    private static final List<String> FILTERS = List.of("from:raro", "$.monto>=999000", "~/P-\\d*777\\b/", "type:GABA from:raro size<4k",
            "raro");

    private HistoryBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path dir = Files.createTempDirectory("thalamus-history");
        try {
            Journal journal = Journal.open(dir, Clock.system(), JournalLimits.of(1L << 30, Duration.ofDays(1), 0));
            fill(journal);
            System.out.printf(Locale.ROOT, "%,d signals, %,d MiB, %,d missed%n", journal.nextSequence() - 1, journal.bytes() >> 20,
                    journal.missed());
            System.out.printf("%-30s %18s %18s %14s %10s%n", "filter", "first 100, new", "first 100, old", "whole scan", "matches");
            for (String text : FILTERS) {
                System.out.printf(Locale.ROOT, "%-30s %15.1f ms %15.1f ms %11.1f ms %10d%n", text, first(journal, text, Order.NEWEST_FIRST),
                        first(journal, text, Order.OLDEST_FIRST),
                        median(() -> query(journal, text, Order.OLDEST_FIRST).run(Long.MAX_VALUE, signal -> true)),
                        query(journal, text, Order.OLDEST_FIRST).run(Long.MAX_VALUE, signal -> true).matched());
            }
            journal.close(Duration.ofSeconds(30));
        } finally {
            try (var files = Files.walk(dir)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** As the hub would: it waits for a segment where one is not ready, so that none is missed. */
    private static void fill(Journal journal) {
        byte[] target = "ventas".getBytes(StandardCharsets.UTF_8);
        byte[] instance = "7c1e90b4a2f85d13".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < SIGNALS; i++) {
            String source = i % RARE == 0 ? "raro" : "cliente-" + i % 50;
            byte[] payload = ("{\"pedido\":\"P-" + i + "\",\"monto\":" + i % 1_000_000 + ",\"articulo\":\"silla\",\"cantidad\":" + i % 7
                    + "}")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] frame = SignalFrame.encode(i % RARE == 0 ? 4 : i % 6, i, new byte[16], "aaaaaaaaaaaaaaaa", "ventas", payload);
            journal.append(System.currentTimeMillis() * 1_000, 20_000, Protocol.NEURAL, i % RARE == 0 ? 4 : i % 6, Outcome.DELIVERED,
                    Reason.NONE,
                    source.getBytes(StandardCharsets.UTF_8), target, instance, 1, frame, 0, frame.length);
            if (i % 10_000 == 0) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static SignalQuery query(Journal journal, String text, Order order) {
        return switch (Filter.parse(text, SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good ->
                new SignalQuery(journal, good.filter(), order, System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
            case Parsed.Bad<SignalCursor> bad -> throw new IllegalArgumentException(bad.error().sentence());
        };
    }

    private static double first(Journal journal, String text, Order order) {
        return median(() -> query(journal, text, order).next(100, Long.MAX_VALUE));
    }

    private static double median(Runnable work) {
        double[] millis = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long began = System.nanoTime();
            work.run();
            if (round >= 0) {
                millis[round] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
