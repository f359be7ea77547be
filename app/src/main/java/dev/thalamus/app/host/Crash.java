package dev.thalamus.app.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Writes a report of an exception that nobody caught, and tells somebody. Thread-safe.
 *
 * <p>Nothing is sent anywhere. The same fault is written once a run, a run writes at most {@value #MOST_PER_RUN}, and the newest
 * {@value #KEPT} files stay.
 */
public final class Crash implements Thread.UncaughtExceptionHandler {
    private static final System.Logger LOG = System.getLogger(Crash.class.getName());
    private static final int KEPT = 10;
    private static final int MOST_PER_RUN = 20;

    private final Path folder;
    private final String version;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private volatile Listener told = (file, report) -> {};

    /** Who is told of a fault. */
    @FunctionalInterface
    public interface Listener {
        /** @param report what {@code file} holds, without secrets */
        void crashed(Path file, String report);
    }

    public Crash(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    /** Whom to tell from now on: on the thread that failed. */
    public void tell(Listener somebody) { told = somebody; }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        LOG.log(System.Logger.Level.ERROR, "Uncaught in thread " + thread.getName(), fault);
        if (seen.size() >= MOST_PER_RUN || !seen.add(kind(fault))) {
            return;
        }
        try {
            String report = Redacted.text(text(thread, fault));
            told.crashed(write(report), report);
        } catch (IOException | RuntimeException unwritten) {
            LOG.log(System.Logger.Level.ERROR, "The crash report could not be written", unwritten);
        }
    }

    private Path write(String text) throws IOException {
        AppPaths.make(folder);
        String stamp = Instant.now().toString().replace(':', '-');
        Path report = folder.resolve("crash-" + stamp + "-" + seen.size() + ".txt");
        Files.writeString(report, text);
        forgetOld();
        return report;
    }

    private String text(Thread thread, Throwable fault) {
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return """
                Thalamus %s, %s
                Java %s (%s), %s %s %s, %d cores, heap %d of %d MiB
                thread %s

                %s""".formatted(version, Instant.now(), System.getProperty("java.version"), System.getProperty("java.vendor"),
                System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().totalMemory() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                thread.getName(), trace);
    }

    private void forgetOld() throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.list(folder)) {
            reports = files.filter(file -> file.getFileName().toString().startsWith("crash-")).sorted(Comparator.reverseOrder()).toList();
        }
        for (Path old : reports.subList(Math.min(KEPT, reports.size()), reports.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Two faults are the same when they are of one class and come from one place. */
    private static String kind(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return fault.getClass().getName() + (stack.length == 0 ? "" : " " + stack[0]);
    }
}
