package dev.thalamus.hub.network;

import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;

/** Frames to clients, put together around JSON that exists as bytes already. Stateless. */
final class Out {
    /** The client's library ends a connection on a larger message. */
    static final int LIMIT = 1 << 20;
    /** What a frame has around what it carries, at most. */
    static final int AROUND = 1 << 10;
    static final byte[] NULL = bytes("null");

    private Out() {}

    static byte[] response(String requestId, byte[] result) {
        return join("{\"request_id\":", quoted(requestId), ",\"ok\":true,\"result\":", result,
                ",\"error_code\":\"\",\"error_message\":\"\",\"kind\":\"response\"}");
    }

    static byte[] refusal(String requestId, Refusal why) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("request_id", requestId);
        frame.put("ok", false);
        return join(open(frame), ",\"result\":null,\"error_code\":", quoted(why.code().wire()), ",\"error_message\":", quoted(why.why()),
                ",\"kind\":\"response\"}");
    }

    static byte[] notify(byte[] envelope, String recipientId) {
        return join("{\"envelope\":", envelope, ",\"recipient_id\":", quoted(recipientId), ",\"kind\":\"notify\"}");
    }

    static byte[] welcome(String endpointId, String hubTime) {
        return join("{\"endpoint_id\":", quoted(endpointId), ",\"hub_time\":", quoted(hubTime), ",\"kind\":\"welcome\"}");
    }

    /** Only in answer to a hello: the client takes it for the oldest one that waits. */
    static byte[] error(Refusal why) {
        return join("{\"code\":", quoted(why.code().wire()), ",\"message\":", quoted(why.why()),
                ",\"envelope_id\":null,\"kind\":\"error\"}");
    }

    static byte[] pong() { return bytes("{\"kind\":\"pong\"}"); }

    static byte[] list(List<byte[]> values) {
        int size = 2;
        for (byte[] value : values) {
            size += value.length + 1;
        }
        var out = new ByteArrayOutputStream(size);
        out.write('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(values.get(i));
        }
        out.write(']');
        return out.toByteArray();
    }

    static byte[] quoted(String text) { return Shape.write(text); }

    private static byte[] open(Object object) {
        byte[] all = Shape.write(object);
        return java.util.Arrays.copyOf(all, all.length - 1);
    }

    private static byte[] join(Object... parts) {
        var out = new ByteArrayOutputStream(512);
        for (Object part : parts) {
            out.writeBytes(part instanceof String text ? bytes(text) : (byte[]) part);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
