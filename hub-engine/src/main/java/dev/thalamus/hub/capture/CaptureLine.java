package dev.thalamus.hub.capture;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The lines of an NDJSON capture, written and read. Thread-safe. */
final class CaptureLine {
    static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private CaptureLine() {}

    /** Why a line is none. */
    static final class Unreadable extends Exception {
        Unreadable(String message) { super(message); }
    }

    static String head(CaptureHead head) {
        var text = new StringWriter();
        try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            line.writeStartObject();
            line.writeNumberProperty("capture", VERSION);
            line.writeStringProperty("made_by", "Thalamus");
            line.writeStringProperty("hub", head.hub());
            line.writeStringProperty("made_at", Instant.ofEpochMilli(head.madeMillis()).toString());
            line.writeStringProperty("filter", head.filter());
            line.writeEndObject();
        }
        return text.toString();
    }

    static CaptureHead readHead(byte[] bytes) throws Unreadable {
        int version = 0;
        var hub = "";
        var filter = "";
        long made = 0;
        try (JsonParser line = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            begin(line);
            while (line.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = line.currentName();
                line.nextToken();
                switch (name) {
                    case "capture" -> version = line.getIntValue();
                    case "hub" -> hub = line.getString();
                    case "filter" -> filter = line.getString();
                    case "made_at" -> made = Instant.parse(line.getString()).toEpochMilli();
                    default -> line.skipChildren();
                }
            }
        } catch (JacksonException | DateTimeException e) {
            throw new Unreadable(Clause.NO_HEAD.of());
        }
        if (version != VERSION) {
            throw new Unreadable(version > VERSION
                    ? Clause.NEWER_CAPTURE.of()
                    : Clause.NO_HEAD.of());
        }
        return new CaptureHead(hub, made, filter);
    }

    /** @param expiresMillis when a waiting signal's time is over, milliseconds since 1970; 0 for one that does not wait */
    static String signal(SignalRecord signal, long expiresMillis) {
        var text = new StringWriter(256 + 3 * signal.size());
        SignalType type = signal.type();
        try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            line.writeStartObject();
            line.writeNumberProperty("seq", signal.sequence());
            line.writeStringProperty("time", time(signal.timeMicros()));
            line.writeStringProperty("protocol", signal.protocol().name());
            if (type != null) {
                line.writeStringProperty("type", type.name());
            }
            line.writeStringProperty("outcome", signal.outcome().name());
            line.writeStringProperty("reason", signal.reason().name());
            line.writeStringProperty("from", signal.sourceName());
            line.writeStringProperty("to", signal.targetName());
            line.writeStringProperty("source", signal.source());
            line.writeStringProperty("target", signal.target());
            line.writeStringProperty("instance", signal.instance());
            line.writeNumberProperty("fanout", signal.fanout());
            line.writeNumberProperty("latency_ns", signal.latencyNanos());
            line.writeStringProperty("msg_id", signal.messageId());
            line.writeNumberProperty("size", signal.size());
            if (expiresMillis > 0) {
                line.writeStringProperty("expires", Instant.ofEpochMilli(expiresMillis).toString());
            }
            String payload = signal.payload();
            if (isJson(payload)) {
                line.writeName("payload");
                // Line breaks of JSON stand between its tokens only, so that a blank says the same.
                line.writeRawValue(payload.replace('\n', ' ').replace('\r', ' '));
            } else {
                line.writeStringProperty("payload_text", payload);
            }
            line.writeStringProperty("frame", Base64.getEncoder().encodeToString(signal.raw()));
            line.writeEndObject();
        }
        return text.toString();
    }

    /** What the frame says is taken from the frame; the rest of the line is for people and other programs. */
    static SignalRecord readSignal(byte[] bytes) throws Unreadable {
        long sequence = 0;
        long micros = 0;
        long latency = 0;
        int fanout = 0;
        var protocol = Protocol.NEURAL;
        var outcome = Outcome.DELIVERED;
        var reason = Reason.NONE;
        SignalType type = null;
        var from = "";
        var to = "";
        var instance = "";
        byte[] frame = null;
        try (JsonParser line = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            begin(line);
            while (line.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = line.currentName();
                line.nextToken();
                switch (name) {
                    case "seq" -> sequence = line.getLongValue();
                    case "time" -> micros = micros(line.getString());
                    case "protocol" -> protocol = Protocol.valueOf(line.getString());
                    case "type" -> type = SignalType.valueOf(line.getString());
                    case "outcome" -> outcome = Outcome.valueOf(line.getString());
                    case "reason" -> reason = Reason.valueOf(line.getString());
                    case "from" -> from = line.getString();
                    case "to" -> to = line.getString();
                    case "instance" -> instance = line.getString();
                    case "fanout" -> fanout = line.getIntValue();
                    case "latency_ns" -> latency = line.getLongValue();
                    case "frame" -> frame = Base64.getDecoder().decode(line.getString());
                    default -> line.skipChildren();
                }
            }
        } catch (JacksonException | DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable(String.valueOf(e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage()));
        }
        if (frame == null) {
            throw new Unreadable(Clause.NO_FRAME.of());
        }
        return new SignalRecord(sequence, micros, latency, protocol, type, outcome, reason, from, to, instance, fanout, frame);
    }

    /** A time with its microseconds, in UTC. */
    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static long micros(String time) { return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time)); }

    private static void begin(JsonParser line) throws Unreadable {
        if (line.nextToken() != JsonToken.START_OBJECT) {
            throw new Unreadable(Clause.NO_JSON_OBJECT.of());
        }
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            @Nullable
            JsonToken first = parser.nextToken();
            if (first == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
