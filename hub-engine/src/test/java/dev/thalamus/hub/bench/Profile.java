package dev.thalamus.hub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Reads a flight recording and prints, as Markdown, which threads and methods had the processor and which sites allocated. Argument: the recording. */
final class Profile {
    private static final int ROWS = 30;
    private static final String OURS = "dev.thalamus.";

    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> leaves = new HashMap<>();
    private final Map<String, Long> within = new HashMap<>();
    private final Map<String, Long> sites = new HashMap<>();
    private final Map<String, Long> classes = new HashMap<>();
    private long samples;
    private long allocated;
    private final List<String> pauses = new ArrayList<>();

    private Profile() {}

    public static void main(String[] args) throws IOException {
        var profile = new Profile();
        try (var recording = new RecordingFile(Path.of(args[0]))) {
            while (recording.hasMoreEvents()) {
                profile.take(recording.readEvent());
            }
        }
        table("thread, % of the processor time", profile.threads, profile.samples);
        table("method by itself, kernel included, %", profile.leaves, profile.samples);
        table("our methods with all they call, %", profile.within, profile.samples);
        table("allocating site, % of the bytes sampled", profile.sites, profile.allocated);
        table("allocated class, %", profile.classes, profile.allocated);
        System.out.printf(Locale.ROOT, "%n%,d samples of processor time; %d collections: %s%n", profile.samples, profile.pauses.size(),
                String.join(", ", profile.pauses));
    }

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.CPUTimeSample" -> sampled(event);
            case "jdk.ObjectAllocationSample" -> {
                long bytes = event.getLong("weight");
                allocated += bytes;
                classes.merge(event.getClass("objectClass").getName(), bytes, Long::sum);
                sites.merge(frames(event).stream().filter(frame -> frame.startsWith(OURS)).findFirst().orElse("not ours"), bytes,
                        Long::sum);
            }
            case "jdk.GarbageCollection" ->
                pauses.add(String.format(Locale.ROOT, "%s %.1f ms", event.getString("name"),
                        event.getDuration("sumOfPauses").toNanos() / 1e6));
            default -> {
                // Nothing else is asked.
            }
        }
    }

    private void sampled(RecordedEvent event) {
        samples++;
        var thread = event.getThread("eventThread");
        threads.merge(thread == null ? "?" : String.valueOf(thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName()), 1L,
                Long::sum);
        List<String> frames = frames(event);
        leaves.merge(frames.isEmpty() ? "no Java frame" : frames.getFirst(), 1L, Long::sum);
        Set<String> ours = new HashSet<>(frames);
        ours.removeIf(frame -> !frame.startsWith(OURS));
        ours.forEach(frame -> within.merge(frame, 1L, Long::sum));
    }

    /** The innermost first. */
    private static List<String> frames(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return List.of();
        }
        return event.getStackTrace().getFrames().stream().filter(RecordedFrame::isJavaFrame).map(RecordedFrame::getMethod)
                .map(Profile::name)
                .toList();
    }

    private static String name(RecordedMethod method) { return method.getType().getName() + "." + method.getName(); }

    private static void table(String head, Map<String, Long> counts, long all) {
        System.out.println("\n| " + head + " | |\n|---|---|");
        counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(ROWS).forEach(
                entry -> System.out.printf(Locale.ROOT, "| `%s` | %.1f |%n", entry.getKey(), 100.0 * entry.getValue() / all));
    }
}
