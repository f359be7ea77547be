package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.JsonItem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON-RPC request. Immutable.
 *
 * @param params by name in order, each value as JSON
 * @param list the parameters by position as JSON, or null when they are by name
 * @param id as JSON, or null for a notification
 */
record RpcCall(String method, Map<String, String> params, @Nullable String list, @Nullable String id) {
    RpcCall {
        params = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    static RpcCall of(String method, String id) { return new RpcCall(method, Map.of(), null, id); }

    /** The calls of a request or batch; empty when the text is neither. */
    static Optional<List<RpcCall>> read(JsonItem root) {
        if (root.kind() == Kind.OBJECT) {
            return one(root).map(List::of);
        }
        var calls = new ArrayList<RpcCall>();
        for (JsonItem item : root.children()) {
            one(item).ifPresent(calls::add);
        }
        return root.kind() == Kind.ARRAY && !calls.isEmpty() && calls.size() == root.children().size()
                ? Optional.of(List.copyOf(calls))
                : Optional.empty();
    }

    private static Optional<RpcCall> one(JsonItem item) {
        JsonItem method = item.get("method");
        if (item.kind() != Kind.OBJECT || method == null || method.kind() != Kind.STRING) {
            return Optional.empty();
        }
        var named = new LinkedHashMap<String, String>();
        JsonItem params = item.get("params");
        if (params != null && params.kind() == Kind.OBJECT) {
            params.children().forEach(param -> named.put(String.valueOf(param.key()), param.json()));
        }
        JsonItem id = item.get("id");
        return Optional.of(new RpcCall(method.text(), named, params != null && params.kind() == Kind.ARRAY ? params.json() : null,
                id == null ? null : id.json()));
    }

    /** The same with a parameter, or without it when {@code json} is null. */
    RpcCall with(String name, @Nullable String json) {
        var changed = new LinkedHashMap<>(params);
        if (json == null) {
            changed.remove(name);
        } else {
            changed.put(name, json);
        }
        return new RpcCall(method, changed, null, id);
    }

    RpcCall withId(@Nullable String next) { return new RpcCall(method, params, list, next); }

    String json() {
        var text = new StringBuilder("{\"jsonrpc\":\"2.0\"");
        if (id != null) {
            text.append(",\"id\":").append(id);
        }
        text.append(",\"method\":").append(JsonItem.quoted(method));
        if (list != null) {
            text.append(",\"params\":").append(list);
        } else if (!params.isEmpty()) {
            text.append(",\"params\":{").append(String.join(",",
                    params.entrySet().stream().map(param -> JsonItem.quoted(param.getKey()) + ":" + param.getValue()).toList()))
                    .append('}');
        }
        return text.append('}').toString();
    }

    /** The values in short, for a line of the history; secrets are not told. */
    String inShort() {
        if (list != null) {
            return list;
        }
        return String.join(", ", params.entrySet().stream().filter(param -> !param.getValue().equals("\"\""))
                .map(param -> Secrets.named(param.getKey()) ? param.getKey() + " ••••" : plain(param.getValue())).toList());
    }

    private static String plain(String json) {
        String text = json.startsWith("\"") && json.endsWith("\"") && json.indexOf('\\') < 0 ? json.substring(1, json.length() - 1) : json;
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
