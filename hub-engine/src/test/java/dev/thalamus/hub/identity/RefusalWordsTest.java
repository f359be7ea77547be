package dev.thalamus.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a refusal says is a {@code Clause} wherever the audit log or the window may show it, so that it can be shown in another language. */
class RefusalWordsTest {
    private static final Pattern SHOWN = Pattern.compile("(?:Refusal\\.|throw )(?:denied|auth|tooLarge)\\(\\s*([\\w\"'.]+)");

    @Test
    void whatGoesOnRecordIsAClause() throws IOException {
        var others = new ArrayList<String>();
        int found = 0;
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Refusal.java")).toList()) {
                var refusal = SHOWN.matcher(Files.readString(source));
                while (refusal.find()) {
                    found++;
                    if (refusal.group(1).startsWith("\"")) {
                        others.add(source.getFileName() + ": " + refusal.group(1));
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(others).isEmpty();
    }
}
