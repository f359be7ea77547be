package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.ui.kit.ByteRange;
import dev.thalamus.ui.kit.I18n;
import java.util.ArrayList;
import java.util.List;

/** Which bytes of a neural frame mean what; the layout is the neural protocol's header of 34 bytes. */
final class FrameRanges {
    private static final int HEADER = 34;

    private FrameRanges() {}

    /** The ranges in order; a protocol without such a header is payload from end to end. */
    static List<ByteRange> of(SignalRecord signal) {
        byte[] raw = signal.raw();
        var ranges = new ArrayList<ByteRange>();
        if (signal.type() == null || raw.length < HEADER) {
            add(ranges, 0, raw.length, "payload", "-color-fg-default");
            return ranges;
        }
        int source = HEADER + (raw[28] & 0xFF);
        int target = source + (raw[29] & 0xFF);
        long payload = target
                + Integer.toUnsignedLong((raw[30] & 0xFF) << 24 | (raw[31] & 0xFF) << 16 | (raw[32] & 0xFF) << 8 | raw[33] & 0xFF);
        add(ranges, 0, 3, "magic", "-color-fg-muted");
        add(ranges, 3, 4, "type", "-th-sig-action-potential-fg");
        add(ranges, 4, 12, "timestamp", "-th-syntax-key");
        add(ranges, 12, 28, "message-id", "-th-syntax-word");
        add(ranges, 28, HEADER, "lengths", "-th-syntax-string");
        add(ranges, HEADER, Math.min(raw.length, source), "source", "-color-accent-fg");
        add(ranges, source, Math.min(raw.length, target), "target", "-th-data-2");
        add(ranges, target, (int) Math.min(raw.length, payload), "payload", "-color-fg-default");
        add(ranges, (int) Math.min(raw.length, payload), raw.length, "trailing", "-color-danger-fg");
        return ranges;
    }

    private static void add(List<ByteRange> ranges, int from, int to, String meaning, String token) {
        if (to > from) {
            ranges.add(new ByteRange(from, to, I18n.text("stream.bytes." + meaning), token));
        }
    }
}
