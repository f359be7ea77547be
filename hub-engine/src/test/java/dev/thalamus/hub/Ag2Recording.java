package dev.thalamus.hub;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares what a hub says with what AG2's said: everything is equal, but that each id stands for another one and each time for another time. */
final class Ag2Recording {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+00:00");

    private Map<String, String> ours = new HashMap<>();

    /** What the recorded client sends, with our ids in place of the recorded ones. */
    JsonNode translated(JsonNode recorded) {
        if (recorded.isObject()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            recorded.properties().forEach(one -> all.set(ours.getOrDefault(one.getKey(), one.getKey()), translated(one.getValue())));
            return all;
        }
        if (recorded.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            recorded.forEach(one -> all.add(translated(one)));
            return all;
        }
        return recorded.isString() ? JsonNodeFactory.instance.stringNode(translated(recorded.stringValue())) : recorded;
    }

    private String translated(String text) { return ours.getOrDefault(text, text); }

    /** Whether a frame is the recorded one; the ids in it are known from then on. */
    boolean matches(JsonNode recorded, JsonNode actual) {
        var trial = new HashMap<>(ours);
        boolean same = same(recorded, actual, trial);
        if (same) {
            ours = trial;
        }
        return same;
    }

    private static boolean same(JsonNode recorded, JsonNode actual, Map<String, String> ids) {
        if (recorded.isObject()) {
            return actual.isObject() && recorded.size() == actual.size() && recorded.properties().stream().allMatch(one -> {
                String name = one.getKey();
                JsonNode there = actual.get(ids.getOrDefault(name, name));
                return there != null && same(one.getValue(), there, ids);
            });
        }
        if (recorded.isArray()) {
            boolean all = actual.isArray() && recorded.size() == actual.size();
            for (int i = 0; all && i < recorded.size(); i++) {
                all = same(recorded.get(i), actual.get(i), ids);
            }
            return all;
        }
        if (recorded.isString() && actual.isString()) {
            return same(recorded.stringValue(), actual.stringValue(), ids);
        }
        return recorded.isNumber() && actual.isNumber() ? recorded.doubleValue() == actual.doubleValue() : recorded.equals(actual);
    }

    private static boolean same(String recorded, String actual, Map<String, String> ids) {
        if (TIME.matcher(recorded).matches()) {
            return TIME.matcher(actual).matches();
        }
        if (ID.matcher(recorded).matches()) {
            return ID.matcher(actual).matches() && actual.equals(ids.computeIfAbsent(recorded, first -> actual));
        }
        var in = ID.matcher(recorded);
        return in.replaceAll(found -> ids.getOrDefault(found.group(), found.group())).equals(actual);
    }
}
