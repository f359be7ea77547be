package dev.thalamus.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The real window with its hub, under load from another process: the pulses of each screen, the heap, and what was not shown, as Markdown.
 *
 * <p>{@code steady [signals per second] [seconds] [number keys of the screens…]} opens the screens in turn, {@value #SLICE} seconds each, again and again;
 * {@code flood} does the same with more than a person can look at; {@code million [signals]} works with the stream over a long history.
 */
final class WindowBenchmark {
    private static final int SLICE = 20;
    private static final int WARM_UP = 10;

    private WindowBenchmark() {}

    public static void main(String... args) throws Exception {
        Path data = Files.createTempDirectory("thalamus-window-bench");
        List<String> rest = List.of(args).subList(1, args.length);
        switch (args[0]) {
            case "steady" -> turns(data, number(rest, 0, 5_000), number(rest, 1, 600),
                    rest.size() > 2 ? rest.subList(2, rest.size()) : List.of("4", "3", "1"));
            case "flood" -> turns(data, number(rest, 0, 20_000), number(rest, 1, 60),
                    rest.size() > 2 ? rest.subList(2, rest.size()) : List.of("4", "3", "1"));
            case "million" -> new WindowMillion(data, number(rest, 0, 1_000_000)).run();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static int number(List<String> words, int at, int otherwise) {
        return words.size() > at ? Integer.parseInt(words.get(at)) : otherwise;
    }

    /** Each screen once to warm up, then in turn; showing a screen is part of what is measured. */
    private static void turns(Path data, int rate, int seconds, List<String> screens) throws Exception {
        var window = new BenchWindow(data);
        System.out.printf("%s. %,d signals a second for %d s.%n%n", BenchWindow.machine(), rate, seconds);
        Process load = window.load(rate, (long) WARM_UP * screens.size() + seconds + 5);
        for (String screen : screens) {
            window.screen(screen);
            window.watch(WARM_UP);
        }
        Map<String, Pulses.Taken> taken = new LinkedHashMap<>();
        Map<String, Long> heap = new LinkedHashMap<>();
        window.forgetAnswers();
        int slice = Math.max(1, Math.min(SLICE, seconds / screens.size()));
        for (int turn = 0; turn * slice < seconds; turn++) {
            String screen = screens.get(turn % screens.size());
            window.measure(taken.computeIfAbsent(screen, any -> new Pulses.Taken()));
            window.screen(screen);
            window.watch(slice);
            window.rest();
            heap.merge(screen, BenchWindow.heapMiB(), Math::max);
        }
        System.out.println(
                "| screen | " + Pulses.HEAD + " | heap after GC, MiB |\n|---" + "|---".repeat(Pulses.HEAD.split("\\|").length) + "|---|");
        taken.forEach((screen, pulses) -> System.out.println("| " + name(screen) + " | " + pulses.row() + " | " + heap.get(screen) + " |"));
        System.out.println("\n" + window.account(load) + " " + window.answers());
        System.out.println("At the end: " + BenchWindow.machine() + ".");
    }

    private static String name(String digit) {
        return switch (digit) {
            case "1" -> "overview";
            case "2" -> "agents";
            case "3" -> "graph";
            case "4" -> "stream, following";
            case "5" -> "queues";
            case "6" -> "federation";
            case "7" -> "console";
            case "8" -> "sessions";
            case "9" -> "audit";
            default -> digit;
        };
    }
}
