package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a session lies in its file, {@code sessions/<id>.log}. Stateless.
 *
 * <p>It begins with what the session was when it was made; then come its envelopes, and now and then who had acknowledged what, and what was missed
 * without a word to anybody. Everything else is folded from that.
 */
final class SessionFile {
    static final String FOLDER = "sessions";

    /** What a file holds, folded. */
    record Whole(Session session, List<Envelope> envelopes) {}

    private record Header(Channel channel) {}

    private record Acked(Map<String, String> acked) {}

    /** What was only put on the record: no envelope tells of it. */
    private record Missed(Misses.Miss missed) {}

    private SessionFile() {}

    static String path(Session session) { return FOLDER + "/" + session.id() + ".log"; }

    static byte[] header(Channel channel) { return Shape.write(new Header(channel)); }

    static byte[] acknowledged(Map<String, String> cursors) { return Shape.write(new Acked(cursors)); }

    static byte[] missed(Misses.Miss miss) { return Shape.write(new Missed(miss)); }

    static byte[] line(Envelope envelope) { return Shape.write(envelope); }

    static Envelope envelope(byte[] json) { return Shape.read(json, Envelope.class); }

    /** The records that are envelopes. */
    static List<byte[]> envelopes(List<byte[]> records) {
        return records.stream().filter(record -> starts(record, "{\"channel_id\"")).toList();
    }

    /** The session that a file's records are; null when they do not begin as one. */
    static @Nullable Whole read(List<byte[]> records, Clock clock, Stamps stamps) {
        if (records.isEmpty() || !starts(records.getFirst(), "{\"channel\"")) {
            return null;
        }
        Channel header = Shape.read(records.getFirst(), Header.class).channel;
        var session = new Session(header, steady(header.createdAt(), clock));
        stamps.after(header.channelId());
        var envelopes = new ArrayList<Envelope>(records.size());
        for (byte[] record : records.subList(1, records.size())) {
            JsonNode tree = Shape.tree(record);
            if (tree.has("acked")) {
                session.cursors.putAll(Shape.read(record, Acked.class).acked);
            } else if (tree.has("missed")) {
                session.misses.add(Shape.read(record, Missed.class).missed);
            } else {
                Envelope envelope = Shape.read(tree, Envelope.class, "envelope");
                session.fold(envelope, record, steady(envelope.createdAt(), clock));
                envelopes.add(envelope);
                stamps.after(envelope.envelopeId());
            }
        }
        session.log.committed = session.log.count;
        return new Whole(session, envelopes);
    }

    /** A wall-clock time of the past in steady time; a clock that was set back makes nothing begin in the future. */
    private static long steady(String iso, Clock clock) {
        return clock.steadyMillis() - Math.max(0, clock.wallMillis() - Stamps.micros(iso) / 1_000);
    }

    private static boolean starts(byte[] record, String with) {
        if (record.length < with.length()) {
            return false;
        }
        for (int i = 0; i < with.length(); i++) {
            if (record[i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
