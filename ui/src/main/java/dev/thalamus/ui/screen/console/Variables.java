package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.UiMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values with a name that requests refer to as {@code {{name}}}. Confined to the FX thread.
 *
 * <p>Inside a longer text the value is put in as text. A string that is nothing but the reference becomes the value itself where that is a JSON
 * number, true, false, null, object or array. Values of secrets (token, secret, password in the name) are not kept from one start to the next.
 */
final class Variables {
    static final int MOST = 50;
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");
    private static final String KEY = "console.variable.";
    private static final Map<UiMemory, Variables> WINDOWS = new WeakHashMap<>();

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Those of a window, the same for every console in it. */
    static Variables of(UiMemory memory) {
        return WINDOWS.computeIfAbsent(memory, Variables::new);
    }

    Variables(UiMemory memory) {
        for (int i = 0; i < MOST; i++) {
            String name = memory.get(KEY + i + ".name", "");
            if (!name.isEmpty()) {
                values.put(name, memory.get(KEY + i + ".value", ""));
            }
        }
    }

    Map<String, String> all() { return values; }

    /** Takes others instead; those beyond {@value #MOST} are left out. */
    void replace(Map<String, String> others) {
        values.clear();
        others.forEach((name, value) -> {
            if (values.size() < MOST && !name.isBlank()) {
                values.put(name.strip(), value);
            }
        });
    }

    void keep(UiMemory memory) {
        int i = 0;
        for (var entry : values.entrySet()) {
            memory.put(KEY + i + ".name", entry.getKey());
            memory.put(KEY + i++ + ".value", Secrets.named(entry.getKey()) ? "" : entry.getValue());
        }
        for (; i < MOST; i++) {
            memory.put(KEY + i + ".name", "");
            memory.put(KEY + i + ".value", "");
        }
    }

    /** The names that a text refers to and that have no value. */
    Set<String> missing(String text) {
        var missing = new TreeSet<String>();
        REFERENCE.matcher(text).results().map(found -> found.group(1)).filter(name -> values.getOrDefault(name, "").isEmpty())
                .forEach(missing::add);
        return missing;
    }

    Set<String> used(String text) {
        var used = new TreeSet<String>();
        REFERENCE.matcher(text).results().map(found -> found.group(1)).forEach(used::add);
        return used;
    }

    /** The JSON text with every reference that has a value filled in. */
    String fill(JsonItem item) {
        return switch (item.kind()) {
            case OBJECT -> "{" + String.join(",", item.children().stream()
                    .map(child -> JsonItem.quoted(text(String.valueOf(child.key()))) + ":" + fill(child)).toList()) + "}";
            case ARRAY -> "[" + String.join(",", item.children().stream().map(this::fill).toList()) + "]";
            case STRING -> string(item.text());
            case NUMBER, WORD -> item.text();
        };
    }

    private String string(String text) {
        Matcher whole = REFERENCE.matcher(text);
        String value = whole.matches() ? values.getOrDefault(whole.group(1), "") : "";
        if (!value.isEmpty()) {
            try {
                return JsonItem.read(value).json();
            } catch (JsonItem.Wrong plain) {
                return JsonItem.quoted(value);
            }
        }
        return JsonItem.quoted(text(text));
    }

    private String text(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            String value = values.getOrDefault(found.group(1), "");
            return Matcher.quoteReplacement(value.isEmpty() ? found.group() : value);
        });
    }
}
