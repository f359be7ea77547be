package dev.thalamus.hub.capture;

import dev.thalamus.hub.model.SignalRecord;
import java.util.List;
import java.util.stream.Collectors;

/** Signals as text for a clipboard, in the formats of the files. Thread-safe. */
public final class CaptureText {
    private CaptureText() {}

    /** The lines that a file of that format has for these signals; a table begins with the names of its columns. */
    public static String of(List<SignalRecord> signals, CaptureFormat format) {
        return switch (format) {
            case NDJSON -> signals.stream().map(signal -> CaptureLine.signal(signal, 0) + "\n").collect(Collectors.joining());
            case CSV -> signals.stream().map(signal -> CaptureWriter.row(signal) + "\r\n")
                    .collect(Collectors.joining("", CaptureWriter.HEAD + "\r\n", ""));
        };
    }
}
