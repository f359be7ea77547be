package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.assets.Assets;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.ui.kit.JsonItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the catalog says of methods and parameters is said in every language of the window.
 *
 * <p>The English bundle is written from the catalog by {@code -Ddocs.write=true}; the other ones are written by people.
 */
class RpcTextsTest {
    private static final Path ENGLISH = Path.of("..", "assets", "src", "main", "resources", "dev", "thalamus", "assets", "i18n",
            "rpc_en.properties");
    private static final String HEAD = "# Written from the catalog of methods by RpcTextsTest; change the methods' classes, not this file.\n";

    @TempDir
    Path dir;

    /** Each sentence once, under the method or the parameter that says it first. */
    private final Map<String, String> keys = new LinkedHashMap<>();

    @BeforeEach
    void askAHub() throws Exception {
        try (var hub = HubEngine.open(HubConfig.defaults(dir).at(0))) {
            String answer = hub.rpc("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"rpc.discover\"}").join();
            JsonItem document = at(JsonItem.read(answer).get("result"));
            for (JsonItem method : at(document.get("methods")).children()) {
                String name = at(method.get("name")).text();
                keys.putIfAbsent(at(method.get("summary")).text(), name);
                for (JsonItem param : at(method.get("params")).children()) {
                    JsonItem said = param.get("description");
                    assertThat(said).as("a @Doc at " + name + " " + param.json()).isNotNull();
                    keys.putIfAbsent(at(said).text(), name + "." + at(param.get("name")).text());
                }
            }
        }
    }

    @Test
    void theEnglishBundleSaysWhatTheCatalogSays() throws Exception {
        String written = keys.entrySet().stream().map(entry -> entry.getValue() + " = " + entry.getKey() + "\n")
                .collect(Collectors.joining("", HEAD, ""));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(ENGLISH, written);
        }
        assertThat(ENGLISH).as("write it anew: ./mvnw -pl app -am test -Dtest=RpcTextsTest -Dsurefire.failIfNoSpecifiedTests=false "
                + "-Ddocs.write=true; then say what changed in rpc_es.properties beside it").content().isEqualTo(written);
    }

    @Test
    void everyOtherLanguageSaysItInItsOwnWords() {
        for (String language : Assets.LANGUAGES.subList(1, Assets.LANGUAGES.size())) {
            Map<String, String> texts = Assets.texts("rpc", language);
            assertThat(texts.keySet()).as("rpc_" + language + ".properties").containsExactlyInAnyOrderElementsOf(keys.values());
            keys.forEach((english, key) -> assertThat(texts.get(key)).as(key + " in " + language).isNotEqualTo(english));
        }
    }

    private static JsonItem at(@Nullable JsonItem item) { return Objects.requireNonNull(item); }
}
