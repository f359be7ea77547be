package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.screen.sessions.Sequence.Gap;
import dev.thalamus.ui.screen.sessions.Sequence.Message;
import dev.thalamus.ui.screen.sessions.Sequence.Note;
import dev.thalamus.ui.screen.sessions.Sequence.Step;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sequence diagram as text of others' tools: Mermaid, and SVG that stands alone. Stateless. */
final class SequenceExport {
    private static final int GUTTER = 110, COLUMN = 150, HEAD = 60, ROW = 46;

    private SequenceExport() {}

    static String mermaid(Sequence sequence) {
        var out = new StringBuilder("sequenceDiagram\n");
        List<String> names = sequence.participants();
        for (int i = 0; i < names.size(); i++) {
            out.append("    participant p").append(i).append(" as ").append(mermaid(names.get(i))).append('\n');
        }
        for (Step step : sequence.steps()) {
            switch (step) {
                case Message message -> {
                    for (int to : message.to()) {
                        out.append("    p").append(message.from()).append(dashed(message) ? "-->>" : "->>").append('p').append(to)
                                .append(": ").append(mermaid(label(message))).append('\n');
                    }
                }
                case Note note -> over(out, names, note.label());
                case Gap gap -> over(out, names, Sequence.words(gap));
            }
        }
        return out.toString();
    }

    private static boolean dashed(Message message) {
        return message.quiet() || message.line().signal() != null && !message.line().signal().arrived();
    }

    private static String label(Message message) {
        Line.@Nullable Fate signal = message.line().signal();
        return signal == null || signal.arrived() ? message.label() : message.label() + " (" + SessionWords.fate(signal) + ")";
    }

    private static void over(StringBuilder out, List<String> names, String words) {
        if (!names.isEmpty()) {
            out.append("    Note over p0").append(names.size() > 1 ? ",p" + (names.size() - 1) : "").append(": ").append(mermaid(words))
                    .append('\n');
        }
    }

    /** Semicolons end a line there, and a number sign begins the name of a character. */
    private static String mermaid(String text) {
        String plain = text.replace("#", "\0").replace(";", "#59;").replace("\0", "#35;").replaceAll("\\s+", " ").strip();
        return plain.isEmpty() ? "…" : plain;
    }

    static String svg(Sequence sequence) {
        int width = GUTTER + COLUMN * sequence.participants().size() + 20;
        int height = HEAD + ROW * sequence.steps().size() + 40;
        var out = new StringBuilder();
        out.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"Inter, sans-serif\" font-size=\"12\">\n"
                        .formatted(width, height, width, height));
        out.append("<defs><marker id=\"head\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\" orient=\"auto\">"
                + "<path d=\"M0,0 L8,4 L0,8 z\" fill=\"#0b6b73\"/></marker></defs>\n");
        out.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n".formatted(width, height));
        for (int i = 0; i < sequence.participants().size(); i++) {
            int x = x(i);
            out.append("<line x1=\"%d\" y1=\"44\" x2=\"%d\" y2=\"%d\" stroke=\"#cfd7dd\"/>\n".formatted(x, x, height - 20));
            out.append("<rect x=\"%d\" y=\"12\" width=\"130\" height=\"32\" rx=\"6\" fill=\"#f5f7f8\" stroke=\"#cfd7dd\"/>\n"
                    .formatted(x - 65));
            text(out, x, 32, "middle", "#1b242b", sequence.participants().get(i));
        }
        int y = HEAD + ROW / 2;
        for (Step step : sequence.steps()) {
            switch (step) {
                case Message message -> message(out, message, y);
                case Note note -> band(out, width, y, note.label(), note.bad() ? "#ffecea" : "#e0f3f4", note.at());
                case Gap gap -> band(out, width, y, Sequence.words(gap), "#ecf0f2", "");
            }
            y += ROW;
        }
        return out.append("</svg>\n").toString();
    }

    private static void message(StringBuilder out, Message message, int y) {
        int from = x(message.from());
        text(out, GUTTER - 40, y + 4, "end", "#52606b", message.at());
        for (int to : message.to()) {
            out.append(
                    "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#0b6b73\" stroke-width=\"1.5\"%s marker-end=\"url(#head)\"/>\n"
                            .formatted(from, y, x(to), y, dashed(message) ? " stroke-dasharray=\"4 3\"" : ""));
        }
        out.append("<circle cx=\"%d\" cy=\"%d\" r=\"3.5\" fill=\"#ffffff\" stroke=\"#0b6b73\" stroke-width=\"1.5\"/>\n".formatted(from, y));
        int left = Math.min(from, message.to().stream().mapToInt(SequenceExport::x).min().orElse(from));
        text(out, left + 10, y - 7, "start", message.quiet() ? "#596670" : "#1b242b", label(message));
    }

    private static void band(StringBuilder out, int width, int y, String words, String ground, String at) {
        out.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"24\" rx=\"4\" fill=\"%s\"/>\n".formatted(GUTTER - 30, y - 12,
                width - GUTTER + 20, ground));
        text(out, GUTTER - 40, y + 4, "end", "#52606b", at);
        text(out, (GUTTER + width) / 2, y + 4, "middle", "#52606b", words);
    }

    private static void text(StringBuilder out, int x, int y, String anchor, String fill, String words) {
        out.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, fill,
                escape(words)));
    }

    /** What may not stand in XML is left out; what means something there is written so that it does not. */
    private static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}]", " ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static int x(int column) { return GUTTER + COLUMN / 2 + column * COLUMN; }
}
