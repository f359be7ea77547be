package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.kit.JsonItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a hub can be asked: its OpenRPC document, as far as a form needs it. Immutable. */
record RpcDocument(String version, List<Method> methods) {
    static final RpcDocument NONE = new RpcDocument("", List.of());

    /** A method; {@code name} is {@code group.word}. */
    record Method(String name, String summary, List<Param> params) {
        String group() { return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : ""; }

        String word() { return name.substring(name.lastIndexOf('.') + 1); }

        Optional<Param> param(String called) { return params.stream().filter(param -> param.name.equals(called)).findFirst(); }
    }

    /** What a parameter is filled with. */
    enum Kind {
        TEXT, NUMBER, FLAG, CHOICE, JSON
    }

    /** Whose names help to fill a text. */
    enum Names {
        AGENTS, DOMAINS, NONE
    }

    /**
     * A parameter.
     *
     * @param choices the values of an enumeration, empty otherwise
     * @param example as JSON, empty for none
     */
    record Param(String name, Kind kind, String description, boolean required, List<String> choices, String example) {
        Names names() {
            if (name.equals("domain")) {
                return Names.DOMAINS;
            }
            boolean agent = List.of("target", "source", "agent", "agent_id", "name").contains(name);
            return kind == Kind.TEXT && agent ? Names.AGENTS : Names.NONE;
        }
    }

    /** Reads the result of {@code rpc.discover}; what is not understood is left out. */
    static RpcDocument read(JsonItem result) {
        var methods = new ArrayList<Method>();
        for (JsonItem method : children(result.get("methods"))) {
            String name = text(method.get("name"));
            if (!name.isEmpty()) {
                methods.add(new Method(name, text(method.get("summary")),
                        children(method.get("params")).stream().map(RpcDocument::param).filter(param -> !param.name.isEmpty()).toList()));
            }
        }
        methods.sort(Comparator.comparing(Method::group).thenComparing(Method::word));
        return new RpcDocument(text(result.get("openrpc")), List.copyOf(methods));
    }

    Optional<Method> method(String name) {
        // Methods may carry their version in front: v1.agent.list.
        String plain = name.matches("v[0-9]+\\..+") ? name.substring(name.indexOf('.') + 1) : name;
        return methods.stream().filter(method -> method.name.equals(name) || method.name.equals(plain)).findFirst();
    }

    private static Param param(JsonItem param) {
        JsonItem schema = param.get("schema");
        List<String> choices = children(schema == null ? null : schema.get("enum")).stream().map(JsonItem::text).toList();
        List<JsonItem> examples = children(schema == null ? null : schema.get("examples"));
        String type = schema == null ? "" : text(schema.get("type"));
        Kind kind = !choices.isEmpty() ? Kind.CHOICE : switch (type) {
            case "string" -> Kind.TEXT;
            case "integer", "number" -> Kind.NUMBER;
            case "boolean" -> Kind.FLAG;
            default -> Kind.JSON;
        };
        return new Param(text(param.get("name")), kind, text(param.get("description")), text(param.get("required")).equals("true"), choices,
                examples.isEmpty() ? "" : examples.getFirst().json());
    }

    private static String text(@Nullable JsonItem item) { return item == null ? "" : item.text(); }

    private static List<JsonItem> children(@Nullable JsonItem item) { return item == null ? List.of() : item.children(); }
}
