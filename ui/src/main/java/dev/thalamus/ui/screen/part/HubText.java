package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.FaultText;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.ui.kit.I18n;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a hub says in words, in the window's language: the one place where its clauses are translated. Thread-safe. */
public final class HubText {
    private HubText() {}

    /** The beginning of a line about a setting: its key, which has no spaces, or key and place. */
    private static final Pattern ABOUT_SETTING = Pattern.compile("([\\w.-]+(?: \\([^)]*\\))?: )(.+)");

    /**
     * The text in the window's language; as it is when it is no {@link Clause}, no {@link Reason} and no fault, such as the words of an operating
     * system. Of what is wrong with settings, one a line, each is translated behind its key.
     */
    public static String of(String text) {
        return known(text).orElseGet(() -> text.lines().allMatch(line -> ABOUT_SETTING.matcher(line).matches())
                ? text.lines().map(HubText::behindKey).collect(Collectors.joining("\n"))
                : text);
    }

    private static String behindKey(String line) {
        Matcher about = ABOUT_SETTING.matcher(line);
        return about.matches() ? about.group(1) + known(about.group(2)).orElse(about.group(2)) : line;
    }

    private static Optional<String> known(String text) { return sentence(text).or(() -> Clause.read(text).map(HubText::of)); }

    /** Whole sentences, which also stand in clauses: nobody is called so. */
    private static Optional<String> sentence(String text) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.sentence().equals(text)).findFirst().map(EventText::reason)
                .or(() -> FaultText.read(text).map(HubText::of));
    }

    private static String of(FaultText.Said said) {
        String sentence = I18n.get(key(said));
        return said.detail().isEmpty() ? sentence : sentence + " (" + said.detail() + ")";
    }

    private static String of(Clause.Said said) {
        List<String> values = said.values();
        String state = "shell.peer." + (values.isEmpty() ? "" : values.getLast());
        return said.clause() == Clause.TO_PEER && I18n.has(state)
                ? I18n.get(key(said.clause()), values.getFirst(), I18n.get(state))
                : I18n.get(key(said.clause()), values.stream().map(value -> sentence(value).orElse(value)).toArray());
    }

    static String key(FaultText.Said said) { return "hub.fault." + said.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    static String key(Clause clause) { return "hub.clause." + clause.name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
