package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every text that the sources ask for by name exists. */
class TextsTest {
    private static final Pattern ASKED = Pattern.compile("I18n\\s*\\.(?:text|get|has)\\(\\s*\"([^\"]+)\"\\s*([,)+])");

    @Test
    void everyTextAskedForExists() throws IOException {
        var missing = new TreeMap<String, String>();
        int asked = 0;
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var call = ASKED.matcher(Files.readString(source));
                while (call.find()) {
                    asked++;
                    // "stream.outcome-" + name: what follows is known at run time only.
                    if (call.group(2).equals("+"))
                        continue;
                    int dot = call.group(1).indexOf('.');
                    var known = dot > 0
                            && Assets.texts(call.group(1).substring(0, dot), "en").containsKey(call.group(1).substring(dot + 1));
                    if (!known)
                        missing.put(call.group(1), source.toString());
                }
            }
        }
        assertThat(asked).isPositive();
        assertThat(missing).isEmpty();
    }
}
