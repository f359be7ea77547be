package dev.thalamus.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A signal on a line of a terminal. Stateless. */
final class SignalLine {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private SignalLine() {}

    /** What is hidden in names or payload becomes spaces, in JSON escapes. */
    static String of(JsonNode row, boolean json) {
        if (json) {
            return EventLine.escaped(row.toString());
        }
        Instant time = Instant.ofEpochMilli(Math.round(row.path("time").doubleValue() * 1e3));
        String from = row.path("from").stringValue("");
        String to = row.path("to").stringValue("");
        String reason = row.path("reason").stringValue("");
        String latency = row.path("latency_ms").doubleValue() == 0
                ? ""
                : String.format(Locale.ROOT, " %.3f ms", row.path("latency_ms").doubleValue());
        return EventLine.visible(String.format(Locale.ROOT, "%s %s → %s %s %s%s %d B  %s%s",
                STAMP.format(time.atZone(ZoneId.systemDefault())),
                from.isEmpty() ? "?" : from, to.isEmpty() ? "everyone" : to,
                row.path("type").stringValue(row.path("protocol").stringValue("")),
                row.path("outcome").stringValue("") + (reason.isEmpty() ? "" : " (" + reason + ")"), latency, row.path("size").intValue(),
                row.path("payload").stringValue(""), row.path("cut").booleanValue() ? "…" : ""));
    }
}
