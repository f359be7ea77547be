package dev.thalamus.ui.screen.stream;

import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.part.FilterLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a cell shows, as pieces of the filter language that ask for just that. */
final class SignalValues {
    private SignalValues() {}

    /** The pieces of the cell of that column, the most telling first; none for a column without one. */
    static List<String> of(SignalRow row, String column) {
        return switch (column) {
            case "number" -> List.of("seq:" + row.sequence());
            case "pair" -> pair(row);
            case "type" ->
                List.of(row.type() == null ? "protocol:" + row.protocol().word() : "type:" + row.type().name());
            case "conversation" -> row.conversation().isEmpty() ? List.of() : List.of("conversation:" + quoted(row.conversation()));
            case "size" -> List.of("size:" + row.size(), "size>" + row.size());
            case "outcome" -> outcome(row);
            case "latency" -> row.latencyNanos() == 0 ? List.of() : List.of("latency>=" + row.latencyNanos() / 1_000 + "us");
            default -> List.of();
        };
    }

    /** The value at a place of a payload; whole objects and lists are asked for as being there. */
    static String of(JsonItem item) {
        return switch (item.kind()) {
            case OBJECT, ARRAY -> item.path();
            case STRING -> item.path() + ":" + quoted(item.text());
            case NUMBER, WORD -> item.path() + ":" + item.text();
        };
    }

    static String quoted(String text) { return FilterLine.quoted(text); }

    private static List<String> pair(SignalRow row) {
        var pieces = new ArrayList<String>();
        if (!row.source().isEmpty()) {
            pieces.add("from:" + quoted(row.source()));
        }
        if (!row.target().isEmpty()) {
            pieces.add("to:" + quoted(row.target()));
        }
        return pieces;
    }

    private static List<String> outcome(SignalRow row) {
        String outcome = "outcome:" + row.outcome().name().toLowerCase(Locale.ROOT);
        return row.reason() == dev.thalamus.hub.model.Reason.NONE ? List.of(outcome) : List.of(outcome, "reason:" + row.reason().name());
    }
}
