package dev.thalamus.hub.audit;

import dev.thalamus.hub.model.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One record as it stands in a file: a JSON object that ends with its number, the hash of the record before it, and its own. Immutable.
 *
 * <p>The hash is SHA-256 over the line up to {@code ,"hash":}, so that whoever changes a record has to change all that follow.
 */
record AuditLine(long sequence, String previous, String hash, byte[] bytes) {
    /** What stands for the hash before the first record. */
    static final String NOTHING = "0".repeat(64);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();
    private static final String HASH = ",\"hash\":\"";
    private static final int TAIL = HASH.length() + NOTHING.length() + 2;
    private static final int LONGEST_TEXT = 4_000;
    private static final List<String> WHO = List.of("name", "agent_id", "agent", "creator_id", "owner_id", "sender_id", "from", "to");

    /** The beginning of a record: its fields, sorted, without the brace at the end. A text that is too long says how much of it is left out. */
    static byte[] head(long micros, String kind, Map<String, ? extends @Nullable Object> fields) {
        TreeMap<String, @Nullable Object> all = shortened(fields);
        all.put("at", ISO.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000)));
        all.put("kind", kind);
        byte[] whole = JSON.writeValueAsBytes(all);
        return Arrays.copyOf(whole, whole.length - 1);
    }

    /** The fields as a record has them, sorted. */
    static TreeMap<String, @Nullable Object> shortened(Map<String, ? extends @Nullable Object> fields) {
        var all = new TreeMap<String, @Nullable Object>(fields);
        all.replaceAll((name, value) -> value instanceof String text && text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "… (" + (text.length() - LONGEST_TEXT) + " more characters)"
                : value);
        return all;
    }

    /** The record after {@code previous}. */
    static AuditLine of(byte[] head, long sequence, String previous) {
        byte[] more = (",\"seq\":" + sequence + ",\"prev\":\"" + previous + '"').getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, body, head.length, more.length);
        String hash = digest(body, body.length);
        byte[] tail = (HASH + hash + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, line, body.length, tail.length);
        return new AuditLine(sequence, previous, hash, line);
    }

    /** What stands in a file, without its line feed; null when that is no record or does not have the hash that it says it has. */
    static @Nullable AuditLine read(byte[] bytes) {
        if (bytes.length < TAIL || !new String(bytes, bytes.length - TAIL, HASH.length(), StandardCharsets.UTF_8).equals(HASH)) {
            return null;
        }
        String hash = new String(bytes, bytes.length - NOTHING.length() - 2, NOTHING.length(), StandardCharsets.UTF_8);
        try {
            JsonNode record = JSON.readTree(bytes);
            return digest(bytes, bytes.length - TAIL).equals(hash) && record.path("seq").isIntegralNumber()
                    ? new AuditLine(record.path("seq").longValue(), record.path("prev").stringValue(""), hash, bytes)
                    : null;
        } catch (JacksonException torn) {
            return null;
        }
    }

    /** For people and filters; null when the bytes are no record. */
    static @Nullable AuditEntry entry(byte[] bytes) {
        try {
            JsonNode record = JSON.readTree(bytes);
            if (!record.isObject()) {
                return null;
            }
            JsonNode names = record.path("names");
            Set<String> agents = new LinkedHashSet<>();
            WHO.forEach(field -> add(agents, record.path(field), names));
            List.of("participants", "violators", "agents").forEach(field -> record.path(field).forEach(one -> add(agents, one, names)));
            return new AuditEntry(record.path("seq").longValue(0), micros(record.path("at").stringValue("")),
                    record.path("kind").stringValue(""), List.copyOf(agents), record.path("by").stringValue(""),
                    record.path("channel_id").stringValue(""), new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException torn) {
            return null;
        }
    }

    private static void add(Set<String> agents, JsonNode id, JsonNode names) {
        if (id.isString() && !id.stringValue().isEmpty()) {
            agents.add(names.path(id.stringValue()).stringValue(id.stringValue()));
        }
    }

    private static long micros(String iso) {
        try {
            Instant at = OffsetDateTime.parse(iso).toInstant();
            return at.getEpochSecond() * 1_000_000L + at.getNano() / 1_000;
        } catch (java.time.DateTimeException noTime) {
            return 0;
        }
    }

    private static String digest(byte[] bytes, int length) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, length);
            return HEX.formatHex(sha.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
