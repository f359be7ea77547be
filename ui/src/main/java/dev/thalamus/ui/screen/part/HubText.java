package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a hub says in words, in the window's language: the one place where its clauses are translated. Thread-safe. */
public final class HubText {
    private HubText() {}

    /** The text in the window's language; as it is when it is no {@link Clause} and no {@link Reason}, such as the words of an operating system. */
    public static String of(String text) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.sentence().equals(text)).findFirst().map(EventText::reason)
                .or(() -> Clause.read(text).map(HubText::of)).orElse(text);
    }

    private static String of(Clause.Said said) {
        List<String> values = said.values();
        String state = "shell.peer." + (values.isEmpty() ? "" : values.getLast());
        return said.clause() == Clause.TO_PEER && I18n.has(state)
                ? I18n.get(key(said.clause()), values.getFirst(), I18n.get(state))
                : I18n.get(key(said.clause()), values.toArray());
    }

    static String key(Clause clause) { return "hub.clause." + clause.name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
