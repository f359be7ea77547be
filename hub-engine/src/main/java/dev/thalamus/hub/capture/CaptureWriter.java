package dev.thalamus.hub.capture;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes signals to a file that appears under its name only when it is whole: {@link #finish} puts it there, closing without that leaves what was
 * there before. Confined to one thread.
 */
public final class CaptureWriter implements AutoCloseable {
    static final String HEAD = "seq,time,from,to,type,outcome,reason,protocol,latency_ns,size,fanout,msg_id,source,target,instance,payload";

    private static final String FORMULA = "=+-@\t\r";

    private final Path target;
    private final Path part;
    private final CaptureFormat format;
    private final BufferedWriter out;
    private long written;
    private boolean finished;

    /** @throws IOException when the folder takes no file */
    public CaptureWriter(Path target, CaptureFormat format, CaptureHead head) throws IOException {
        this.target = target;
        this.format = format;
        part = target.resolveSibling(target.getFileName() + ".part");
        out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        line(switch (format) {
            case NDJSON -> CaptureLine.head(head);
            case CSV -> HEAD;
        });
    }

    /** How many signals so far. */
    public long written() { return written; }

    public void write(SignalRecord signal) throws IOException { write(signal, 0); }

    /** @param expiresMillis when a waiting signal's time is over, milliseconds since 1970; 0 for one that does not wait */
    public void write(SignalRecord signal, long expiresMillis) throws IOException {
        line(switch (format) {
            case NDJSON -> CaptureLine.signal(signal, expiresMillis);
            case CSV -> row(signal);
        });
        written++;
    }

    /** Puts the file under its name, in place of one that was there. */
    public void finish() throws IOException {
        out.close();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            out.close();
            Files.deleteIfExists(part);
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write(format == CaptureFormat.CSV ? "\r\n" : "\n");
    }

    static String row(SignalRecord signal) {
        SignalType type = signal.type();
        var row = new StringBuilder();
        for (Object cell : List.of(signal.sequence(), CaptureLine.time(signal.timeMicros()), signal.sourceName(), signal.targetName(),
                type == null ? "" : type.name(), signal.outcome().name(), signal.reason().name(), signal.protocol().name(),
                signal.latencyNanos(), signal.size(), signal.fanout(), signal.messageId(), signal.source(), signal.target(),
                signal.instance(), signal.payload())) {
            row.append(row.isEmpty() ? "" : ",").append(cell instanceof Number ? cell : quoted(cell.toString()));
        }
        return row.toString();
    }

    /** As RFC 4180 wants it: quotes only where they are needed, doubled within. What a spreadsheet would take for a formula stays text by an apostrophe. */
    private static String quoted(String cell) {
        if (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) {
            return "\"'" + cell.replace("\"", "\"\"") + '"';
        }
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
