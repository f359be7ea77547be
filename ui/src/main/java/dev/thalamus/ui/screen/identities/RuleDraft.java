package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.RuleText;
import dev.thalamus.hub.RuleText.Mistake;
import dev.thalamus.ui.kit.JsonItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The rule that is being written: one text that the editor {@link #type types} and the form {@link #set sets} fields of. Confined to the FX
 * thread.
 *
 * <p>What was begun for an agent waits while another is looked at.
 */
final class RuleDraft {
    /** Agents whose unfinished rules are kept. */
    static final int MOST_KEPT = 50;

    /**
     * Where the draft stands. Immutable.
     *
     * @param rule the text as JSON; null while it is none
     * @param mistake why the hub would not take it
     * @param changed whether it says anything else than the rule that holds
     */
    record State(String text, @Nullable JsonItem rule, Optional<Mistake> mistake, boolean changed) {
        boolean sound() { return mistake.isEmpty(); }
    }

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State("", null, Optional.empty(), false));
    private final Map<String, String> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) { return size() > MOST_KEPT; }
    };
    private String name = "";
    private String held = "";

    ReadOnlyObjectProperty<State> state() { return state.getReadOnlyProperty(); }

    /** Whose rule it is. */
    String name() { return name; }

    /** The rule that holds, a member a line. */
    String held() { return held; }

    /** The rule that holds for an agent now; what is being written stays as it is. */
    void show(String agent, String rule) {
        String now = JsonItem.tidy(rule);
        if (!agent.equals(name)) {
            keep();
            name = agent;
            held = now;
            read(kept.getOrDefault(agent, now));
            kept.remove(agent);
        } else if (!now.equals(held)) {
            boolean untouched = !state.get().changed();
            held = now;
            read(untouched ? now : state.get().text());
        }
    }

    void type(String text) {
        if (!text.equals(state.get().text())) {
            read(text);
        }
    }

    /** Sets a field to a value as JSON, or leaves it out when that is null. */
    void set(RuleField field, @Nullable String json) {
        read(JsonItem.tidy(field.set(state.get().rule(), json)));
    }

    /** Back to the rule that holds. */
    void discard() { read(held); }

    /** Why the hub would not take that field's value, by itself; empty when it would. */
    Optional<Mistake> mistake(RuleField field) {
        JsonItem value = field.in(state.get().rule());
        return value == null ? Optional.empty() : RuleText.mistake(field.set(null, value.json()));
    }

    private void keep() {
        if (state.get().changed()) {
            kept.put(name, state.get().text());
        }
    }

    private void read(String text) {
        JsonItem rule = item(text);
        JsonItem before = item(held);
        boolean same = rule == null || before == null ? text.equals(held) : rule.json().equals(before.json());
        state.set(new State(text, rule, RuleText.mistake(text), !same));
    }

    static @Nullable JsonItem item(String json) {
        try {
            return JsonItem.read(json);
        } catch (JsonItem.Wrong none) {
            return null;
        }
    }
}
