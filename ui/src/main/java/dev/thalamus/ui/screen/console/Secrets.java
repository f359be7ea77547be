package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which members of a request are secrets, and a request without them. Stateless. */
final class Secrets {
    private Secrets() {}

    static boolean named(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return low.contains("token") || low.contains("secret") || low.contains("password");
    }

    /** The request with a variable in the place of each secret; {@code removed} takes the names of those variables. */
    static String without(JsonItem item, Set<String> removed) {
        String name = item.key();
        if (name != null && named(name) && item.children().isEmpty() && !item.text().matches("\\{\\{.*}}")) {
            removed.add(name);
            return "\"{{" + name + "}}\"";
        }
        return switch (item.kind()) {
            case OBJECT -> "{" + String.join(",", item.children().stream()
                    .map(child -> JsonItem.quoted(String.valueOf(child.key())) + ":" + without(child, removed)).toList()) + "}";
            case ARRAY -> "[" + String.join(",", item.children().stream().map(child -> without(child, removed)).toList()) + "]";
            case STRING, NUMBER, WORD -> item.json();
        };
    }

    static Set<String> none() { return new TreeSet<>(); }
}
