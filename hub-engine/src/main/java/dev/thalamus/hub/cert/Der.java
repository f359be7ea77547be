package dev.thalamus.hub.cert;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The few ASN.1 values that a certificate is made of, in DER (X.690). Stateless. */
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... parts) { return tagged(0x30, parts); }

    static byte[] set(byte[]... parts) { return tagged(0x31, parts); }

    static byte[] integer(BigInteger value) { return tagged(0x02, value.toByteArray()); }

    static byte[] yes() { return new byte[]{0x01, 0x01, (byte) 0xFF}; }

    static byte[] octets(byte[] content) { return tagged(0x04, content); }

    static byte[] bits(byte[] content) { return tagged(0x03, new byte[]{0}, content); }

    static byte[] text(String text) { return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8)); }

    /** @param stamp {@code yyyyMMddHHmmssZ} */
    static byte[] time(String stamp) {
        return tagged(0x18, stamp.getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier in dotted form. */
    static byte[] oid(String dotted) {
        var content = new ByteArrayOutputStream();
        String[] arcs = dotted.split("\\.", -1);
        base128(content, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            base128(content, Long.parseLong(arcs[i]));
        }
        return tagged(0x06, content.toByteArray());
    }

    static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int from = bytes[0] == 0 ? 1 : 0;
            out.write(0x80 | bytes.length - from);
            out.write(bytes, from, bytes.length - from);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void base128(ByteArrayOutputStream out, long value) {
        for (int shift = 56; shift >= 0; shift -= 7) {
            if (shift == 0 || value >>> shift != 0) {
                out.write((int) (value >>> shift & 0x7F) | (shift == 0 ? 0 : 0x80));
            }
        }
    }
}
