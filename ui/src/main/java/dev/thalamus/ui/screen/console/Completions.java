package dev.thalamus.ui.screen.console;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How to go on in a request: methods, parameters, agents, domains, variables. Confined to the FX thread. */
final class Completions {
    private static final int MOST = 50;

    private final Mirror mirror;
    private final Variables variables;
    private final Supplier<RpcDocument> document;
    private final Supplier<String> method;

    /** @param method of the call that is being written */
    Completions(Mirror mirror, Variables variables, Supplier<RpcDocument> document, Supplier<String> method) {
        this.mirror = mirror;
        this.variables = variables;
        this.document = document;
        this.method = method;
    }

    /** For the editor. */
    List<Suggestion> at(String text, int caret) {
        JsonCaret here = JsonCaret.at(text, caret);
        int end = here.quoted() && caret < text.length() && text.charAt(caret) == '"' ? caret + 1 : caret;
        int from = here.quoted() ? here.from() - 1 : here.from();
        var words = words(here);
        String low = here.word().toLowerCase(Locale.ROOT);
        var suggestions = new ArrayList<Suggestion>();
        words.forEach((word, detail) -> {
            if (word.toLowerCase(Locale.ROOT).contains(low) && !word.equals(here.word()) && suggestions.size() < MOST) {
                suggestions.add(new Suggestion(JsonItem.quoted(word) + after(here, text, end), word, detail, from, end));
            }
        });
        return suggestions;
    }

    private static String after(JsonCaret here, String text, int end) {
        boolean colon = here.place() == JsonCaret.Place.KEY && !text.substring(end).stripLeading().startsWith(":");
        return colon ? ": " : "";
    }

    private Map<String, String> words(JsonCaret here) {
        var words = new LinkedHashMap<String, String>();
        boolean inParams = here.path().equals("params");
        switch (here.place()) {
            case KEY -> {
                if (inParams) {
                    document.get().method(method.get()).ifPresent(
                            found -> found.params()
                                    .forEach(param -> words.put(param.name(), I18n.get("console.kind." + word(param.kind())))));
                } else if (here.path().isEmpty()) {
                    for (String member : List.of("jsonrpc", "id", "method", "params")) {
                        words.put(member, "");
                    }
                }
            }
            case VALUE -> {
                if (here.path().isEmpty() && "method".equals(here.key())) {
                    document.get().methods().forEach(known -> words.put(known.name(), ""));
                } else if (inParams) {
                    document.get().method(method.get()).flatMap(found -> found.param(String.valueOf(here.key())))
                            .ifPresent(param -> words.putAll(values(param)));
                }
                variables.all().keySet().forEach(name -> words.put("{{" + name + "}}", I18n.get("console.variable")));
            }
            case ELSEWHERE -> {
                // The braces come first.
            }
        }
        return words;
    }

    static String word(RpcDocument.Kind kind) { return kind.name().toLowerCase(Locale.ROOT); }

    /** What a parameter may be filled with, each with a word about it. */
    Map<String, String> values(RpcDocument.Param param) {
        var values = new LinkedHashMap<String, String>();
        param.choices().forEach(choice -> values.put(choice, ""));
        switch (param.names()) {
            case AGENTS -> agents(values);
            case DOMAINS -> {
                HubSnapshot now = mirror.snapshot().get();
                if (now != null) {
                    now.peers().forEach(peer -> values.put(peer.remote().domain(), I18n.get("shell.peer." + peer.state().word())));
                }
            }
            case NONE -> {
                // Nothing is known about it.
            }
        }
        return values;
    }

    private void agents(Map<String, String> values) {
        mirror.agents().rows().stream().filter(row -> !row.gone()).sorted(java.util.Comparator.comparing(AgentRow::target))
                .forEach(row -> values.putIfAbsent(row.target(), I18n.get("shell.kind." + row.now().kind().name().toLowerCase(Locale.ROOT))
                        + " · " + Formats.rate(row.inRate().get()) + "/s"));
    }
}
