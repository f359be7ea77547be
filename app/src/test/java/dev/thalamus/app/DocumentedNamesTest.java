package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import dev.thalamus.hub.config.Setting;
import dev.thalamus.hub.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings, their defaults, methods and threads have in the documents the names and values that they have in the program. */
class DocumentedNamesTest {
    private static final Settings SETTINGS = Settings.of(Path.of("DATA"));
    private static final Pattern DOTTED = Pattern.compile("(?:v1\\.)?([a-z]+)\\.([a-z][a-zA-Z_]*)");
    private static final Pattern METHOD = Pattern.compile("^## ([a-z_]+\\.[a-z_]+)$", Pattern.MULTILINE);
    /** Files, a member of a signal, parts of AG2's rules. */
    private static final Predicate<String> ANOTHER = Pattern
            .compile("hub\\.(db|lock)|signal\\.source|limits\\.(rate|inbox|max_concurrent_channels)")
            .asMatchPredicate();
    private static final Pattern VALUE = Pattern.compile("\\d+(?:[,.]\\d+)*(?: ?(?:[KMG]iB|ms|s|min|h|d)\\b)?");
    private static final Pattern SETTING_WITH_VALUE = Pattern.compile("`([a-z]+\\.[a-z]\\w+)` \\((" + VALUE + ")");
    private static final Pattern LABEL = Pattern.compile("(?<!\\*)\\*([^*\n`]+)\\*(?!\\*)");
    private static final Pattern THREAD = Pattern
            .compile("(?:name\\(|daemon\\(|WORKER_NAME, |new Thread\\([\\w:]+, )\"((?:hub|ui|app)-[a-z-]+)\"");

    /** {@code group.name} is a setting where the group is one of settings, a method where it is one of methods. */
    @Test
    void everySettingAndMethodIsThere() {
        Set<String> there = Stream.concat(SETTINGS.all().stream().map(Setting::key),
                Stream.concat(Stream.of("signal.notify"), Pages.find(METHOD, Pages.page("docs/rpc.md")).map(method -> method.group(1))))
                .collect(Collectors.toSet());
        assertThat(there).contains("limits.text", "hub.status");
        Set<String> groups = there.stream().map(name -> name.replaceFirst("\\..*", "")).collect(Collectors.toSet());
        for (Path page : Pages.all()) {
            Pages.code(Pages.text(page)).stream().map(DOTTED::matcher).filter(code -> code.matches() && groups.contains(code.group(1)))
                    .map(code -> code.group(1) + "." + code.group(2)).filter(Predicate.not(ANOTHER))
                    .forEach(name -> assertThat(there).as(name + " in " + page).contains(name));
        }
    }

    @Test
    void aValueInBracketsBehindASettingIsItsDefault() {
        List<String> found = Pages.all().stream().flatMap(page -> Pages.find(SETTING_WITH_VALUE, Pages.text(page)).map(setting -> {
            assertThat(plain(setting.group(2))).as(setting.group() + "…) in " + page)
                    .isEqualTo(SETTINGS.find(setting.group(1)).orElseThrow().defaultText());
            return setting.group(1);
        })).toList();
        assertThat(found).contains("storage.storeBytes", "federation.probe");
    }

    @Test
    void thePageOfLimitsHasTheDefaultOfEachOfItsSettings() {
        List<String[]> rows = Pages.page("docs/limits.md").lines().filter(line -> line.startsWith("| ")).map(line -> line.split(" *\\| *"))
                .filter(row -> row[3].startsWith("`")).toList();
        assertThat(rows).hasSizeGreaterThan(20);
        for (String[] row : rows) {
            List<String> values = Pages.find(VALUE, row[2]).map(value -> plain(value.group())).toList();
            for (String key : Pages.code(row[3])) {
                assertThat(values).as(key + " in docs/limits.md").contains(SETTINGS.find(key).orElseThrow().defaultText());
            }
        }
    }

    @Test
    void everyLimitIsOnThePageOfLimits() {
        String page = Pages.page("docs/limits.md");
        SETTINGS.all().stream().map(Setting::key).filter(key -> key.startsWith("limits."))
                .forEach(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void everyThreadIsOnThePageOfThreads() {
        List<String> page = Pages.code(Pages.page("docs/threads.md")).stream().filter(code -> code.matches("(hub|ui|app)-.*"))
                .map(code -> code.replace("…", "")).toList();
        List<String> started = Pages.sources("main").stream().flatMap(file -> Pages.find(THREAD, Pages.text(file)))
                .map(name -> name.group(1))
                .toList();
        assertThat(page).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(Set.copyOf(started));
    }

    @Test
    void whatTheTourCallsByItsNameIsCalledSoInTheWindow() {
        Set<String> words = Assets.AREAS.stream().flatMap(area -> Assets.texts(area, "en").values().stream())
                .map(text -> text.replaceFirst("…$", "")).collect(Collectors.toSet());
        List<String> named = Stream.of("docs/tour.md", "docs/captures.md").flatMap(page -> Pages.find(LABEL, Pages.page(page)))
                .map(label -> label.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(words);
    }

    /** As the settings write it: {@code 1,000} is 1000, {@code 10 s} is 10s, {@code 5 min} is 5m. */
    private static String plain(String value) {
        return value.replace(",", "").replace(" ", "").replace("min", "m");
    }
}
