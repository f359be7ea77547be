package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing the file of settings while the program runs. */
class SettingsFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    @Test
    void a_change_makes_the_file_and_holds_from_the_next_reading() throws Exception {
        SettingsFile file = file(List.of());
        file.write("delivery.ttl", "10m");
        assertThat(file.read().config().delivery().ttl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(file.read().origin("delivery.ttl")).isEqualTo("thalamus.properties:1");
        assertThat(Files.readString(file.file())).isEqualTo("delivery.ttl = 10m" + System.lineSeparator());
    }

    @Test
    void comments_order_and_the_other_lines_stay() throws Exception {
        SettingsFile file = file(List.of());
        Files.createDirectories(file.file().getParent());
        Files.writeString(file.file(), "# ours\nlisten.port = 9000\n\n# delivery.ttl = 1m\ndelivery.ttl=2m\nweb.dashboardPort = 8080\n");
        file.write("delivery.ttl", "3m");
        file.write("listen.port", null);
        assertThat(Files.readAllLines(file.file())).containsExactly("# ours", "", "# delivery.ttl = 1m", "delivery.ttl = 3m",
                "web.dashboardPort = 8080");
        assertThat(file.read().config().listen().port()).isEqualTo(8765);
    }

    @Test
    void what_no_hub_could_start_with_is_not_written() throws IOException {
        SettingsFile file = file(List.of());
        file.write("delivery.ttl", "10m");
        for (String[] wrong : new String[][]{{"delivery.ttl", "10 parsecs"}, {"listen.port", "70000"}, {"no.such", "1"}}) {
            assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> file.write(wrong[0], wrong[1]));
        }
        assertThat(Files.readAllLines(file.file())).containsExactly("delivery.ttl = 10m");
    }

    @Test
    void what_stands_above_the_file_stays_above_it() throws Exception {
        SettingsFile file = file(List.of(Given.option("listen.port", "7000", "--port")));
        file.write("listen.port", "9000");
        assertThat(file.read().config().listen().port()).isEqualTo(7000);
        assertThat(file.read().origin("listen.port")).isEqualTo("--port");
        assertThat(Files.readAllLines(file.file())).containsExactly("listen.port = 9000");
    }

    @Test
    void a_value_is_one_line_and_the_file_is_for_its_user_alone() throws Exception {
        SettingsFile file = file(List.of());
        file.write("listen.token", "s3cret\n");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> file.write("listen.token", "s3cret\nlisten.port = 1"));
        assertThat(Files.readAllLines(file.file())).containsExactly("listen.token = s3cret");
        if (dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file()))).isEqualTo("rw-------");
        }
    }

    private SettingsFile file(List<Given> above) {
        return new SettingsFile(new ConfigBinder(dir.resolve("data")), dir.resolve("config/thalamus.properties"), false, List.of(), above);
    }
}
