package dev.thalamus.hub.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Writes JSON byte for byte as CPython's {@code json.dumps}: ASCII only, numbers as {@code repr} shows them. Stateless.
 *
 * <p>So what a Thalamus hub says can be compared with recordings of the reference hub, and fits parsers that were only tried on those.
 */
public final class PythonJson {
    private static final String HEX = "0123456789abcdef";

    private PythonJson() {}

    /** With {@code ", "} and {@code ": "}, as control messages and JSON-RPC are written. */
    public static byte[] spaced(JsonNode node) {
        return bytes(node, ", ", ": ");
    }

    /** With {@code ","} and {@code ":"}, as payloads of signals are written. */
    public static byte[] compact(JsonNode node) {
        return bytes(node, ",", ":");
    }

    /** One member of an object, spaced: {@code "name": "value"}. */
    public static byte[] member(String name, String value) {
        var out = new StringBuilder(name.length() + value.length() + 6);
        string(name, out);
        string(value, out.append(": "));
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(JsonNode node, String comma, String colon) {
        var out = new StringBuilder(256);
        write(node, out, comma, colon);
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(JsonNode node, StringBuilder out, String comma, String colon) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.append('{');
                String separator = "";
                for (var member : node.properties()) {
                    string(member.getKey(), out.append(separator));
                    write(member.getValue(), out.append(colon), comma, colon);
                    separator = comma;
                }
                out.append('}');
            }
            case ARRAY -> {
                out.append('[');
                String separator = "";
                for (JsonNode element : node.values()) {
                    write(element, out.append(separator), comma, colon);
                    separator = comma;
                }
                out.append(']');
            }
            case STRING -> string(node.stringValue(), out);
            case NUMBER -> out.append(node.isIntegralNumber() ? node.numberValue().toString() : repr(node.doubleValue()));
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int plain = "\"\\\n\r\t\f\b".indexOf(c);
            if (plain >= 0) {
                out.append('\\').append("\"\\nrtfb".charAt(plain));
            } else if (c >= ' ' && c <= '~') {
                out.append(c);
            } else {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >>> shift & 0xF));
                }
            }
        }
        out.append('"');
    }

    /** The number as Python's {@code repr(float)} shows it: shortest digits, an exponent below 1e-04 and from 1e+16 on. */
    static String repr(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return Double.doubleToRawLongBits(value) == 0 ? "0.0" : "-0.0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (shortest.precision() == 2) {
            // Java shows at least two digits, also where one says the same: 4.9E-324 is 5e-324.
            BigDecimal one = shortest.round(new MathContext(1));
            shortest = one.doubleValue() == value ? one : shortest;
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
