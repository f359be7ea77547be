package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Outcomes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What two signals have in common and where they differ, place by place. Immutable. */
record SignalDiff(List<Line> lines) {
    /** Most places compared; payloads with more are compared up to there. */
    static final int MOST = 5_000;

    /**
     * One place.
     *
     * @param place a field of the signal, or a path in its payload
     * @param left the value in the one, empty where it has none
     */
    record Line(String place, String left, String right) {
        boolean differs() { return !left.equals(right); }
    }

    static SignalDiff of(SignalRecord one, SignalRecord other) {
        Map<String, String> left = values(one);
        Map<String, String> right = values(other);
        var places = new LinkedHashSet<>(left.keySet());
        places.addAll(right.keySet());
        return new SignalDiff(places.stream().map(place -> new Line(place, left.getOrDefault(place, ""), right.getOrDefault(place, "")))
                .toList());
    }

    long differing() { return lines.stream().filter(Line::differs).count(); }

    private static Map<String, String> values(SignalRecord signal) {
        var values = new LinkedHashMap<String, String>();
        values.put(I18n.get("stream.column.time"), Formats.timeMillis(Instant.ofEpochMilli(signal.timeMicros() / 1_000)));
        values.put(I18n.get("stream.from"), signal.sourceName().isEmpty() ? signal.source() : signal.sourceName());
        values.put(I18n.get("stream.to"), signal.targetName().isEmpty() ? signal.target() : signal.targetName());
        values.put(I18n.get("stream.column.type"), signal.type() == null ? EventText.protocol(signal.protocol()) : signal.type().name());
        values.put(I18n.get("stream.column.outcome"), Outcomes.of(signal.outcome(), signal.reason()));
        values.put(I18n.get("stream.column.latency"),
                signal.latencyNanos() == 0 ? Formats.NONE : Formats.latency(signal.latencyNanos()));
        values.put(I18n.get("stream.column.size"), Formats.bytes(signal.size()));
        try {
            leaves(JsonItem.read(signal.payload()), values);
        } catch (JsonItem.Wrong e) {
            values.put("$", signal.payload());
        }
        return values;
    }

    private static void leaves(JsonItem root, Map<String, String> into) {
        var left = new ArrayList<>(List.of(root));
        while (!left.isEmpty() && into.size() < MOST) {
            JsonItem item = left.removeLast();
            if (item.children().isEmpty()) {
                into.put(item.path(), item.json());
            } else {
                left.addAll(item.children().reversed());
            }
        }
    }
}
