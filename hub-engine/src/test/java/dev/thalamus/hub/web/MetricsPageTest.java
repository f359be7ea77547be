package dev.thalamus.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.core.Meters;
import dev.thalamus.hub.core.NetworkMeters;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Totals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what /metrics tells is written from it; {@code -Ddocs.write=true} writes it, without that it must be in step. */
class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "monitoring.md");
    private static final String MARK = "<!-- Written from Metrics by MetricsPageTest; change that class, not this table. -->\n";
    private static final WebView VIEW = new WebView(
            new HubSnapshot(2, 1, new Totals(0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0, new long[6], 0, 0, 0, 0, 0), List.of(), List.of(),
                    List.of(), new StoreHealth(StoreHealth.State.OK, "", 0, 0)),
            new Meters(new long[6], new long[64], 0, 0, 0, 0), new NetworkMeters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), List.of(), 0, 0, 0);

    @Test
    void isInStepWithWhatIsTold() throws Exception {
        String page = Files.readString(PAGE);
        String inStep = page.substring(0, page.indexOf(MARK)) + MARK + table(Metrics.text(VIEW, "1"));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, inStep);
        }
        assertThat(PAGE).as("write it anew: ./mvnw -pl hub-engine test -Dtest=MetricsPageTest -Ddocs.write=true").content()
                .isEqualTo(inStep);
    }

    @Test
    void namesNothingElse() throws Exception {
        String text = Metrics.text(VIEW, "1");
        assertThat(Pattern.compile("\\bthalamus_[a-z_]+").matcher(Files.readString(PAGE)).results().map(MatchResult::group))
                .hasSizeGreaterThan(30).allSatisfy(name -> assertThat(text).contains("# TYPE " + name + " "));
    }

    private static String table(String text) {
        var table = new StringBuilder("\n| name | | what |\n|---|---|---|\n");
        Pattern.compile("# HELP (\\S+) (.*)\\.\n# TYPE \\S+ (\\S+)\n").matcher(text).results().forEach(family -> {
            String labels = Pattern.compile("^" + family.group(1) + "\\{([a-z]+)=\"([^\"]*)\"", Pattern.MULTILINE).matcher(text).results()
                    .filter(Predicate.not(sample -> sample.group(1).equals("version")))
                    .collect(Collectors.groupingBy(sample -> sample.group(1),
                            Collectors.mapping(sample -> sample.group(2), Collectors.joining(", "))))
                    .entrySet().stream().map(label -> "; `" + label.getKey() + "`: " + label.getValue()).collect(Collectors.joining());
            table.append("| `").append(family.group(1)).append("` | ").append(family.group(3)).append(" | ").append(family.group(2))
                    .append(labels).append(" |\n");
        });
        return table.toString();
    }
}
