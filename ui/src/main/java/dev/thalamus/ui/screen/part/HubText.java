package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.FaultText;
import dev.thalamus.hub.RuleText;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.query.Problem;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a hub says in words, in the window's language: the one place where its clauses are translated. Thread-safe. */
public final class HubText {
    private HubText() {}

    /** The beginning of a line about a setting: its key, which has no spaces, or key and place. */
    private static final Pattern ABOUT_SETTING = Pattern.compile("([\\w.-]+(?: \\([^)]*\\))?: )(.+)");

    /**
     * The text in the window's language; as it is when it is no {@link Clause}, no {@link Reason}, no fault and no
     * {@link Problem} of a filter, such as the words of an operating
     * system. Of what is wrong with settings, one a line, each is translated behind its key.
     */
    public static String of(String text) {
        return Visible.within(known(text).orElseGet(() -> text.lines().allMatch(line -> ABOUT_SETTING.matcher(line).matches())
                ? text.lines().map(HubText::behindKey).collect(Collectors.joining("\n"))
                : text));
    }

    /** The same, but in quotation marks when nobody here knows it: words of a system or of a stranger, behind a sentence of ours. */
    public static String said(String text) {
        String here = of(text);
        return text.isEmpty() || knows(text) || !here.equals(Visible.within(text)) ? here : I18n.get("hub.quoted", text);
    }

    /** What is wrong with a rule, with the name of its field. */
    public static String of(RuleText.Mistake mistake) {
        return mistake.path().isEmpty()
                ? I18n.get("identities.mistake-whole", of(mistake.why()))
                : I18n.get("identities.mistake-at", mistake.path(), of(mistake.why()));
    }

    /** Whether it is a sentence of hubs, which says itself what to do. */
    static boolean knows(String text) {
        return known(text).isPresent();
    }

    private static String behindKey(String line) {
        Matcher about = ABOUT_SETTING.matcher(line);
        return about.matches() ? about.group(1) + known(about.group(2)).orElse(about.group(2)) : line;
    }

    private static Optional<String> known(String text) {
        return sentence(text).or(() -> Clause.read(text).map(HubText::of))
                .or(() -> Problem.read(text).map(said -> I18n.get(said.problem().key(), said.arguments().toArray())))
                .or(() -> RuleText.read(text).filter(mistake -> Clause.read(mistake.why()).isPresent()).map(HubText::of));
    }

    /** Whole sentences, which also stand in clauses: nobody is called so. */
    private static Optional<String> sentence(String text) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.sentence().equals(text)).findFirst().map(EventText::reason)
                .or(() -> FaultText.read(text).map(HubText::of));
    }

    private static String of(FaultText.Said said) {
        String sentence = I18n.get(key(said));
        return said.detail().isEmpty()
                ? sentence
                : sentence + " (" + FaultText.detail(said.detail()).map(HubText::of).orElseGet(() -> I18n.get("hub.quoted", said.detail()))
                        + ")";
    }

    private static String of(FaultText.Found found) {
        return I18n.get(key(found.detail()), found.values().stream().map(HubText::wanted).toArray());
    }

    private static String wanted(String value) { return FaultText.WANTED.contains(value) ? I18n.get(wantedKey(value)) : value; }

    private static String of(Clause.Said said) {
        List<String> values = said.values();
        String state = "shell.peer." + (values.isEmpty() ? "" : values.getLast());
        return said.clause() == Clause.TO_PEER && I18n.has(state)
                ? I18n.get(key(said.clause()), values.getFirst(), I18n.get(state))
                : I18n.get(key(said.clause()), IntStream.range(0, values.size()).mapToObj(i -> value(said, i)).toArray());
    }

    private static String value(Clause.Said said, int index) {
        String value = said.values().get(index);
        if (said.clause().quotes() && index == said.values().size() - 1) {
            return said(value);
        }
        String word = "hub.word." + value;
        return said.clause().worded() && I18n.has(word) ? I18n.get(word) : sentence(value).orElse(value);
    }

    static String key(FaultText.Detail detail) { return "hub.detail." + detail.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    static String wantedKey(String wanted) { return "hub.wanted." + wanted.replace(' ', '-'); }

    static String key(FaultText.Said said) { return "hub.fault." + said.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    static String key(Clause clause) { return "hub.clause." + clause.name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
