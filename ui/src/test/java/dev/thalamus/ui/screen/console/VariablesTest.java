package dev.thalamus.ui.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.UiMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in requests, and what must not be written to disk. */
class VariablesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;
    @SuppressWarnings("NullAway.Init")
    private UiMemory memory;
    @SuppressWarnings("NullAway.Init")
    private Variables variables;

    @BeforeEach
    void make() {
        memory = new UiMemory(dir);
        variables = new Variables(memory);
    }

    @Test
    void aReferenceBecomesTheValueOrAPartOfTheText() throws Exception {
        variables.replace(Map.of("n", "5", "who", "ven\"tas", "o", "{\"a\":[1]}"));
        String filled = variables
                .fill(JsonItem.read("{\"a\":\"{{n}}\",\"b\":\"P-{{n}}\",\"c\":\"{{who}}\",\"d\":\"{{o}}\",\"e\":\"{{none}}\"}"));
        assertThat(filled).isEqualTo("{\"a\":5,\"b\":\"P-5\",\"c\":\"ven\\\"tas\",\"d\":{\"a\":[1]},\"e\":\"{{none}}\"}");
        assertThat(variables.missing("{{n}} {{none}} {{ other }}")).containsExactly("none", "other");
    }

    @Test
    void secretsAreNotWrittenToDisk() throws Exception {
        variables.replace(Map.of("token", "s3cret-value", "order", "P-1"));
        variables.keep(memory);
        var saved = new SavedRequests(memory);
        var removed = saved.save("link",
                JsonItem.read("{\"method\":\"peer.add\",\"params\":{\"domain\":\"b\",\"token\":\"s3cret-value\"}}"));
        saved.keep(memory);
        memory.save();
        assertThat(removed).containsExactly("token");
        assertThat(Files.readString(dir.resolve("window.properties"))).doesNotContain("s3cret-value");
        var again = new UiMemory(dir);
        assertThat(new Variables(again).all()).containsEntry("order", "P-1").containsEntry("token", "");
        assertThat(new SavedRequests(again).all().getFirst().text()).contains("\"token\":\"{{token}}\"");
    }

    @Test
    void consolesOfOneWindowShareWhatIsKept() {
        assertThat(Variables.of(memory)).isSameAs(Variables.of(memory));
        assertThat(SavedRequests.of(memory)).isSameAs(SavedRequests.of(memory)).isNotSameAs(SavedRequests.of(new UiMemory(dir)));
    }

    @Test
    void secretsAreNotShownInTheHistory() {
        var call = new RpcCall("peer.add", Map.of("token", "\"s3cret-value\""), null, "1");
        assertThat(call.inShort()).isEqualTo("token ••••");
    }

    @Test
    void whatIsSavedIsBounded() throws Exception {
        var saved = new SavedRequests(memory);
        for (int i = 0; i < SavedRequests.MOST + 5; i++) {
            saved.save("r" + i, JsonItem.read("{}"));
        }
        assertThat(saved.all()).hasSize(SavedRequests.MOST);
    }
}
