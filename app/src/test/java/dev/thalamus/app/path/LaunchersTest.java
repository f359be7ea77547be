package dev.thalamus.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Absent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the word would start, by what the program was started by. */
class LaunchersTest {
    @TempDir
    Path dir;

    @Test
    void a_program_from_its_build_has_no_launcher() { assertThat(of("Linux", "", "")).isSameAs(ShellCommand.NONE); }

    @Test
    void the_script_of_Linux_names_itself() throws IOException {
        Path script = Files.setPosixFilePermissions(Files.createFile(dir.resolve("thalamus")),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(of("Linux", Launchers.SCRIPT, script.toString()).look()).isEqualTo(new Absent(dir.resolve(".local/bin/thalamus")));
    }

    @Test
    void on_Windows_it_is_the_folder_beside_the_launchers_that_holds_the_word_alone() throws IOException {
        Path window = Files.createFile(dir.resolve("Thalamus.exe"));
        assertThat(of("Windows 11", Launchers.NATIVE, window.toString())).isSameAs(ShellCommand.NONE);
        Files.createFile(Files.createDirectory(dir.resolve("bin")).resolve("thalamus.cmd"));
        assertThat(of("Windows 11", Launchers.NATIVE, window.toString()).look()).isEqualTo(new Absent(dir.resolve("bin")));
    }

    private ShellCommand of(String system, String property, String launcher) {
        var properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", dir.toString());
        if (!property.isEmpty()) {
            properties.setProperty(property, launcher);
        }
        return Launchers.of(properties, Map.of("Path", "C:\\Windows"), new Placed(dir.resolve("on-path")),
                (_, _) -> new SystemTool.Answer(0,
                        Base64.getEncoder().encodeToString("C:\\x".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }
}
