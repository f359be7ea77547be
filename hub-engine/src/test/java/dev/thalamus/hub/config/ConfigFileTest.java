package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path dir;

    @Test
    void reads_lines_and_leaves_comments_and_backslashes_alone() throws Exception {
        assertThat(read("# listen.port = 1\n\n  listen.domain=año.example  \nstorage.dir = C:\\data\\new\nlisten.token = a=b#c\n"))
                .extracting(Given::key, Given::text, Given::where)
                .containsExactly(tuple("listen.domain", "año.example", "thalamus.properties:3"),
                        tuple("storage.dir", "C:\\data\\new", "thalamus.properties:4"),
                        tuple("listen.token", "a=b#c", "thalamus.properties:5"));
    }

    @Test
    void starts_relative_paths_in_its_own_folder() throws Exception {
        Files.createFile(dir.resolve("c.pem"));
        Files.createFile(dir.resolve("k.pem"));
        HubConfig config = new ConfigBinder(dir).bind(read("listen.cert = c.pem\nlisten.key = ./k.pem\n")).config();
        assertThat(config.listen().cert()).isEqualTo(dir.resolve("c.pem"));
        assertThat(config.listen().key()).isEqualTo(dir.resolve("k.pem"));
    }

    @Test
    void names_the_line_that_is_no_setting() {
        assertThatThrownBy(() -> read("listen.port = 1\nlisten.host 127.0.0.1\n= 5\n"))
                .hasMessage("thalamus.properties:2: expected 'key = value'\nthalamus.properties:3: expected 'key = value'");
    }

    @Test
    void refuses_a_setting_that_is_there_twice() {
        assertThatThrownBy(() -> read("listen.port = 1\nlisten.port = 2\n"))
                .hasMessage("thalamus.properties:2: listen.port is already set in line 1; keep one of them");
    }

    @Test
    void says_when_the_file_is_missing_or_no_text() throws Exception {
        Path missing = dir.resolve("no.properties");
        assertThatThrownBy(() -> ConfigFile.read(missing)).isInstanceOf(ConfigException.class).hasMessageContaining("does not exist");
        Path latin = Files.write(dir.resolve("latin.properties"), new byte[]{'a', (byte) 0xF1, '=', '1'});
        assertThatThrownBy(() -> ConfigFile.read(latin)).isInstanceOf(ConfigException.class).hasMessageContaining("not UTF-8");
        Path large = Files.write(dir.resolve("large.properties"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> ConfigFile.read(large)).isInstanceOf(ConfigException.class).hasMessageContaining("1 MiB");
    }

    private List<Given> read(String text) throws Exception {
        return ConfigFile.read(Files.writeString(dir.resolve("thalamus.properties"), text));
    }
}
