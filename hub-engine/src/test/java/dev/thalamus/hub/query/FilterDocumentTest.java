package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that people read says what the parser does. */
class FilterDocumentTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void everyExampleIsAFilter() throws IOException {
        List<String> tables = section("## In one minute", "## Comparing").lines().filter(line -> line.startsWith("| `")).toList();
        assertThat(tables).hasSizeGreaterThan(20);
        for (String row : tables) {
            List<String> codes = CODE.matcher(row).results().map(found -> found.group(1)).toList();
            String example = row.split("\\|").length > 3 ? codes.getLast() : codes.getFirst();
            assertThat(Filter.parse(example, SignalSchema.plain())).as(example).isInstanceOf(Parsed.Good.class);
        }
    }

    @Test
    void everyFieldIsExplained() throws IOException {
        String fields = section("## Fields of signals", "Other tables");
        for (Field<SignalCursor> field : SignalSchema.plain().fields()) {
            assertThat(fields).contains("`" + field.name() + "`");
            field.aliases().forEach(alias -> assertThat(fields).contains("`" + alias + ":`"));
        }
        assertThat(fields).contains(String.join("`, `", Conversation.MEMBERS));
        String others = section("Other tables", "## Comparing").replaceAll("\\s+", " ");
        for (Schema<?> schema : List.of(SnapshotSchemas.agents(List::of, List::of), SnapshotSchemas.queues(List::of),
                SnapshotSchemas.synapses(List::of))) {
            assertThat(others).contains("`" + String.join(" ", schema.names()) + "`");
        }
    }

    private static String section(String from, String to) throws IOException {
        String page = Files.readString(Path.of("../docs/filters.md"));
        return page.substring(page.indexOf(from), page.indexOf(to));
    }
}
