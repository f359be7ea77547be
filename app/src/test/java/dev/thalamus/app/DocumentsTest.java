package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the documents lead to is there: links, pictures, tests, scripts, and the examples of the first page. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern SCRIPT = Pattern.compile("\\b(?:scripts|installers)/[\\w/.-]+\\.(?:sh|cmd|java)");
    /** A test, with or without its package, perhaps one of its methods, whose end may be left out. */
    private static final Pattern TEST = Pattern.compile("(?:([a-z.]+)\\.)?([A-Z][A-Za-z0-9]*(?:Test|IT))(?:\\.(\\w+…?))?");
    private static final Pattern SAME_TEST = Pattern.compile("…(\\w+…?)");

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path page : Pages.all()) {
            links(page).forEach(link -> {
                assertThat(target(page, link)).as(link + " in " + page).exists();
                int hash = link.indexOf('#');
                if (hash >= 0) {
                    assertThat(anchors(target(page, link))).as(link + " in " + page).contains(link.substring(hash + 1));
                }
            });
        }
    }

    @Test
    void everyPageAndPictureIsLedTo() {
        var reached = new HashSet<Path>();
        var next = new ArrayList<>(List.of(Pages.ROOT.resolve("README.md")));
        while (!next.isEmpty()) {
            Path file = next.removeLast();
            if (reached.add(file) && file.toString().endsWith(".md")) {
                links(file).forEach(link -> next.add(target(file, link)));
            }
        }
        assertThat(reached).containsAll(Pages.all()).containsAll(Pages.files("docs/images", ".png"));
    }

    @Test
    void everyNamedTestIsThere() {
        Map<String, List<Path>> tests = Pages.sources("test").stream()
                .collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
        int named = 0;
        for (Path page : Pages.all()) {
            var last = "";
            for (String code : Pages.code(Pages.text(page))) {
                var test = TEST.matcher(code);
                var more = SAME_TEST.matcher(code);
                if (test.matches()) {
                    last = test.group(2);
                    String folder = test.group(1) == null ? "/" : "/" + test.group(1).replace('.', '/') + "/";
                    assertThat(tests.getOrDefault(last, List.of())).as(code + " in " + page)
                            .anyMatch(file -> file.toString().replace('\\', '/').contains(folder) && tests(file, test.group(3)));
                    named++;
                } else if (more.matches() && !last.isEmpty()) {
                    assertThat(tests.getOrDefault(last, List.of())).as(code + " of " + last + " in " + page)
                            .anyMatch(file -> tests(file, more.group(1)));
                    named++;
                }
            }
        }
        assertThat(named).isGreaterThan(200);
    }

    @Test
    void everyNamedScriptIsThere() {
        for (Path page : Pages.all()) {
            Pages.find(SCRIPT, Pages.text(page))
                    .forEach(script -> assertThat(Pages.ROOT.resolve(script.group())).as(script.group() + " in " + page).exists());
        }
    }

    /** Letter by letter those of the card in the window, so that one of the two is tried whenever the other is. */
    @Test
    void theFirstPageConnectsAgentsAsTheWindowDoes() throws IOException {
        String readme = Pages.page("README.md");
        for (String snippet : List.of("python.py", "javascript.mjs", "Agent.java")) {
            try (var in = Assets.find("snippets/" + snippet).orElseThrow().openStream()) {
                assertThat(readme).contains("\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n");
            }
        }
    }

    private static boolean tests(Path file, @Nullable String method) {
        return method == null
                || Pages.find(Pattern.compile("void " + method.replace("…", "\\w*") + "\\("), Pages.text(file)).findAny().isPresent();
    }

    private static List<String> links(Path page) {
        return Pages.find(LINK, Pages.text(page)).map(link -> link.group(1)).filter(Predicate.not(link -> link.startsWith("https://")))
                .toList();
    }

    private static Path target(Path page, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? page : page.resolveSibling(file).normalize();
    }

    private static Set<String> anchors(Path page) {
        return Pages.find(HEADING, Pages.text(page))
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
