package dev.thalamus.ui.kit;

import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * A part of a text with its style class: {@code key}, {@code string}, {@code number}, {@code word}, {@code comment} or {@code wrong}. Immutable.
 *
 * @param from index of the first character
 * @param to index after the last one
 */
public record TextSpan(int from, int to, String style) {
    /** For RichTextFX; the spans are in order and do not overlap, what lies between has no style. */
    static StyleSpans<Collection<String>> build(int length, List<TextSpan> spans) {
        var styles = new StyleSpansBuilder<Collection<String>>();
        int at = 0;
        for (var span : spans) {
            int from = Math.clamp(span.from(), at, length), to = Math.clamp(span.to(), from, length);
            styles.add(List.of(), from - at);
            styles.add(List.of(span.style()), to - from);
            at = to;
        }
        styles.add(List.of(), length - at);
        return styles.create();
    }
}
