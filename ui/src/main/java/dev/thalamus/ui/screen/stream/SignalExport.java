package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.capture.CaptureFormat;
import dev.thalamus.hub.capture.CaptureHead;
import dev.thalamus.hub.capture.CaptureWriter;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.ui.kit.Ranges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import javafx.concurrent.Task;

/** Writes signals of a history to a file, with progress; cancelled it leaves no file. Runs on a thread of its own. */
final class SignalExport extends Task<Long> {
    private static final int TOLD_EVERY = 2_048;

    /**
     * What to write. Immutable.
     *
     * @param numbers only these
     * @param filter of those, what this accepts
     */
    record What(History history, String hub, Ranges numbers, Filter<SignalCursor> filter) {}

    private final What what;
    private final Path file;
    private final CaptureFormat format;

    SignalExport(What what, Path file) {
        this.what = what;
        this.file = file;
        format = file.getFileName().toString().endsWith("." + CaptureFormat.CSV.extension()) ? CaptureFormat.CSV : CaptureFormat.NDJSON;
    }

    Path file() { return file; }

    @Override
    protected Long call() throws IOException {
        long first = what.history.firstSequence();
        long end = what.history.nextSequence();
        FilterMatcher<SignalCursor> matcher = what.filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
        var head = new CaptureHead(what.hub, System.currentTimeMillis(), what.filter.isAll() ? "" : what.filter.text());
        try (var out = new CaptureWriter(file, format, head)) {
            for (Ranges.Part part : what.numbers.parts()) {
                long from = Math.max(first, part.from());
                long to = part.to() >= end ? end : part.to() + 1;
                what.history.scan(from, to, signal -> {
                    if (signal.sequence() % TOLD_EVERY == 0) {
                        updateProgress(signal.sequence() - first, Math.max(1, end - first));
                    }
                    if (matcher.test(signal)) {
                        write(out, signal);
                    }
                    return !isCancelled();
                });
            }
            if (!isCancelled()) {
                out.finish();
            }
            return out.written();
        }
    }

    private static void write(CaptureWriter out, SignalCursor signal) {
        try {
            out.write(signal.record());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
