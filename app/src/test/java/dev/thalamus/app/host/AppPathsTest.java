package dev.thalamus.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AppPathsTest {
    private static final Path HOME = Path.of("/home/ana");

    @Test
    void uses_the_xdg_folders_on_linux() {
        assertThat(AppPaths.of("Linux", Map.of(), HOME)).isEqualTo(new AppPaths(HOME.resolve(".config/thalamus"),
                HOME.resolve(".local/share/thalamus"), HOME.resolve(".local/state/thalamus")));
        assertThat(AppPaths.of("Linux", Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d", "XDG_STATE_HOME", "/s"), HOME))
                .isEqualTo(new AppPaths(Path.of("/c/thalamus"), Path.of("/d/thalamus"), Path.of("/s/thalamus")));
    }

    @Test
    void ignores_relative_folders_so_that_nothing_lands_in_the_working_directory() {
        AppPaths paths = AppPaths.of("Linux", Map.of("XDG_DATA_HOME", "data", "XDG_STATE_HOME", "", "XDG_CONFIG_HOME", "."), HOME);
        assertThat(paths).isEqualTo(AppPaths.of("Linux", Map.of(), HOME));
    }

    @Test
    void uses_the_library_on_a_mac() {
        Path support = HOME.resolve("Library/Application Support/Thalamus");
        assertThat(AppPaths.of("Mac OS X", Map.of("XDG_DATA_HOME", "/d"), HOME))
                .isEqualTo(new AppPaths(support, support.resolve("data"), support.resolve("state")));
    }

    @Test
    void keeps_settings_roaming_and_data_local_on_windows() {
        AppPaths paths = AppPaths.of("Windows 11", Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"), HOME);
        assertThat(paths.settings()).isEqualTo(Path.of("/roaming/Thalamus/thalamus.properties"));
        assertThat(paths.data()).isEqualTo(Path.of("/local/Thalamus/data"));
        assertThat(paths.logs()).isEqualTo(Path.of("/local/Thalamus/state/logs"));
        assertThat(AppPaths.of("Windows 11", Map.of(), HOME).data()).isEqualTo(HOME.resolve("AppData/Local/Thalamus/data"));
    }

    @Test
    void makes_folders_that_only_their_user_reads(@TempDir Path dir) throws Exception {
        Path made = AppPaths.make(dir.resolve("a/b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        assertThat(AppPaths.make(made)).isEqualTo(made);
    }
}
