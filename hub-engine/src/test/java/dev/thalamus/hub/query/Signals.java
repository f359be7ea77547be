package dev.thalamus.hub.query;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Makes signals for tests: one that a test changes where it matters. Immutable. */
record Signals(long sequence, long timeMicros, long latencyNanos, @Nullable SignalType type, Outcome outcome, Reason reason,
        String sourceName,
        String targetName, String target, String payload) {
    static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    /** 2026-11-21T09:41:22.174 in Madrid. */
    static final long NOW = Instant.parse("2026-11-21T08:41:22.174Z").toEpochMilli() * 1_000;
    static final String SOURCE_HASH = "7c1e90b4a2f85d13";
    static final String INSTANCE = "e2b40d91c67a3f58";

    static final Signals INVOICE = new Signals(1_204_832, NOW - 60_000_000, 174_000, SignalType.ACTION_POTENTIAL, Outcome.DELIVERED,
            Reason.NONE,
            "ventas", "facturacion", "facturacion",
            """
                    {"tipo":"emitir_factura","conversation":"a07c","pedido_id":"P-20418","cliente":"Íñigo Peña","monto":1840.5,"urgente":true,
                     "franja":null,"lineas":[{"sku":"SEN-T4","cantidad":120},{"sku":"CAB-2","cantidad":1}],"nota":"ma\\u00f1ana \\"antes\\"",
                     "total":"100","etiquetas":["A","b"]}""");

    Signals with(SignalType changed) {
        return new Signals(sequence, timeMicros, latencyNanos, changed, outcome, reason, sourceName, targetName, target, payload);
    }

    Signals with(Outcome changed, Reason why) {
        return new Signals(sequence, timeMicros, 0, type, changed, why, sourceName, targetName, target, payload);
    }

    Signals payload(String changed) {
        return new Signals(sequence, timeMicros, latencyNanos, type, outcome, reason, sourceName, targetName, target, changed);
    }

    Signals between(String source, String resolved, String written) {
        return new Signals(sequence, timeMicros, latencyNanos, type, outcome, reason, source, resolved, written, payload);
    }

    Signals at(long changedSequence, Duration ago) {
        return new Signals(changedSequence, NOW - ago.toNanos() / 1_000, latencyNanos, type, outcome, reason, sourceName, targetName,
                target, payload);
    }

    SignalRecord record() {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        byte[] id = ByteBuffer.allocate(16).putLong(0xa07c4e19_d2b85f60L).putLong(sequence).array();
        byte[] raw = type == null ? body : SignalFrame.encode(type.code(), timeMicros / 1e6, id, SOURCE_HASH, target, body);
        return new SignalRecord(sequence, timeMicros, latencyNanos, type == null ? Protocol.NETWORK : Protocol.NEURAL, type, outcome,
                reason,
                sourceName, targetName, outcome == Outcome.DELIVERED ? INSTANCE : "", 1, raw);
    }

    SignalCursor cursor() { return SignalCursor.of(record()); }

    static Filter<SignalCursor> filter(String text) {
        return switch (Filter.parse(text, SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good -> good.filter();
            case Parsed.Bad<SignalCursor> bad -> throw new AssertionError(text + ": " + bad.error().sentence());
        };
    }

    static FilterError error(String text) {
        return switch (Filter.parse(text, SignalSchema.plain())) {
            case Parsed.Good<SignalCursor> good -> throw new AssertionError(text + " is a filter: " + good.filter());
            case Parsed.Bad<SignalCursor> bad -> bad.error();
        };
    }

    boolean matches(String text) { return filter(text).matcher(NOW, ZONE).test(cursor()); }
}
