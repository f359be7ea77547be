package dev.thalamus.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Absent;
import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Dangling;
import dev.thalamus.ui.host.ShellCommand.Other;
import dev.thalamus.ui.host.ShellCommand.Provided;
import dev.thalamus.ui.host.ShellCommand.Reach;
import dev.thalamus.ui.host.ShellCommand.Taken;
import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.host.ShellCommand.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link on Linux and macOS, in a home of the test. */
class UnixCommandTest {
    @TempDir
    Path dir;
    private Path home = Path.of("");
    private Path launcher = Path.of("");
    private Path link = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectory(dir.resolve("home"));
        launcher = program("thalamus-0.9.0");
        link = home.resolve(".local/bin/thalamus");
    }

    @Test
    void a_link_is_made_once_and_taken_back() throws IOException {
        ShellCommand shell = linux(home.resolve(".local/bin") + ":/usr/bin");
        assertThat(shell.look()).isEqualTo(new Absent(link));
        assertThat(shell.add()).isEqualTo(new Added(link, Reach.FOUND));
        assertThat(Files.readSymbolicLink(link)).isEqualTo(launcher);
        assertThat(shell.add()).isEqualTo(new Added(link, Reach.FOUND));
        assertThat(shell.remove()).isEqualTo(new Absent(link));
        assertThat(there(link)).isFalse();
        assertThat(shell.remove()).isEqualTo(new Absent(link));
        assertThat(launcher).exists();
    }

    @Test
    void it_is_said_when_no_shell_looks_into_the_folder() {
        assertThat(linux("/usr/bin:relative:").add()).isEqualTo(new Added(link, Reach.FOLDER_NOT_SEARCHED));
    }

    @Test
    void a_foreign_program_in_the_way_stays() throws IOException {
        Files.createDirectories(link.getParent());
        Files.writeString(link, "#!/bin/sh\n");
        ShellCommand shell = linux(home.resolve(".local/bin").toString());
        assertThat(shell.add()).isEqualTo(new Taken(link));
        assertThat(shell.remove()).isEqualTo(new Taken(link));
        assertThat(link).hasContent("#!/bin/sh\n");
    }

    @Test
    void a_foreign_link_in_the_way_stays() throws IOException {
        Path stranger = executable(dir.resolve("elsewhere/bin/thalamus"));
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, stranger);
        assertThat(linux(home.resolve(".local/bin").toString()).add()).isEqualTo(new Taken(link));
        assertThat(linux("").remove()).isEqualTo(new Taken(link));
        assertThat(there(link)).isTrue();
    }

    @Test
    void a_foreign_program_that_comes_first_is_named() throws IOException {
        Path stranger = executable(dir.resolve("first/thalamus"));
        assertThat(linux(stranger.getParent() + ":" + link.getParent()).add()).isEqualTo(new Taken(stranger));
        assertThat(there(link)).isFalse();
    }

    @Test
    void what_a_package_did_is_left_to_it() throws IOException {
        Path packaged = dir.resolve("usr/bin/thalamus");
        Files.createDirectories(packaged.getParent());
        Files.createSymbolicLink(packaged, launcher);
        ShellCommand shell = linux(dir.resolve("usr/bin").toString());
        assertThat(shell.offered()).isFalse();
        assertThat(shell.add()).isEqualTo(new Provided(packaged));
        assertThat(shell.remove()).isEqualTo(new Provided(packaged));
        assertThat(there(packaged)).isTrue();
        assertThat(there(link)).isFalse();
    }

    @Test
    void the_link_of_an_older_copy_is_changed_to_this_one() throws IOException {
        Path older = program("thalamus-0.8.0");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, older);
        ShellCommand shell = linux(home.resolve(".local/bin").toString());
        assertThat(shell.look()).isEqualTo(new Other(link, older));
        assertThat(shell.remove()).isEqualTo(new Other(link, older));
        assertThat(shell.add()).isEqualTo(new Added(link, Reach.FOUND));
        assertThat(Files.readSymbolicLink(link)).isEqualTo(launcher);
    }

    @Test
    void the_link_of_a_copy_that_is_gone_is_changed_or_removed() throws IOException {
        var _ = linux("").add();
        launcher = Files.move(launcher.resolve("../..").normalize(), dir.resolve("moved")).resolve("bin/thalamus");
        assertThat(linux("").add()).isEqualTo(new Added(link, Reach.FOLDER_NOT_SEARCHED));
        assertThat(Files.readSymbolicLink(link)).isEqualTo(launcher);
        launcher = Files.move(launcher.resolve("../..").normalize(), dir.resolve("moved again")).resolve("bin/thalamus");
        assertThat(linux("").remove()).isEqualTo(new Absent(link));
        assertThat(there(link)).isFalse();
    }

    @Test
    void a_link_of_somebody_else_to_what_is_gone_stays() throws IOException {
        Path gone = dir.resolve("gone/bin/thalamus");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, gone);
        assertThat(linux("").add()).isEqualTo(new Dangling(link, gone));
        assertThat(linux("").remove()).isEqualTo(new Dangling(link, gone));
        assertThat(Files.readSymbolicLink(link)).isEqualTo(gone);
    }

    @Test
    void a_folder_where_this_person_may_not_write_is_named() throws IOException {
        assertThat(Trouble.of(new java.nio.file.AccessDeniedException("/home/x/.local")))
                .isEqualTo(new Unable(Why.NOT_ALLOWED, "/home/x/.local"));
        assertThat(Trouble.of(new java.nio.file.FileSystemException("/home/x/.local", null, "Not a directory")).detail())
                .doesNotContain("Exception");
    }

    @Test
    void a_home_that_cannot_be_written_is_said() throws IOException {
        Files.writeString(home.resolve(".local"), "a file");
        assertThat(linux("").add()).isInstanceOfSatisfying(Unable.class, unable -> {
            assertThat(unable.why()).isEqualTo(Why.REFUSED);
            assertThat(unable.detail()).contains(".local");
        });
    }

    @Test
    void on_macOS_the_common_folder_is_taken_when_it_may_be_written() throws IOException {
        Path common = Files.createDirectories(dir.resolve("usr/local/bin"));
        Path paths = Files.writeString(dir.resolve("paths"), common + "\n/usr/bin\n");
        // Started from Finder: launchd's PATH, which lacks what a terminal begins with.
        ShellCommand shell = UnixCommand.ofMac(launcher, home, "/usr/bin:/bin", placed(), common, paths);
        assertThat(shell.add()).isEqualTo(new Added(common.resolve("thalamus"), Reach.FOUND));
        ShellCommand otherwise = UnixCommand.ofMac(launcher, home, "/usr/bin:/bin", placed(), dir.resolve("none"), dir.resolve("none"));
        assertThat(otherwise.add()).isEqualTo(new Added(link, Reach.FOLDER_NOT_SEARCHED));
    }

    @Test
    void on_macOS_nothing_links_into_a_disk_image() {
        for (String place : new String[]{"/Volumes/Thalamus", "/private/var/folders/x/AppTranslocation/9/d"}) {
            ShellCommand shell = UnixCommand.ofMac(Path.of(place, "Thalamus.app/Contents/MacOS/Thalamus"), home, "", placed(),
                    dir, dir);
            assertThat(shell.offered()).isFalse();
            assertThat(shell.add()).isEqualTo(new Unable(Why.NOT_INSTALLED, ""));
        }
    }

    private ShellCommand linux(String path) { return UnixCommand.ofLinux(launcher, home, path, placed()); }

    private Placed placed() { return new Placed(dir.resolve("state/on-path")); }

    private Path program(String name) throws IOException {
        Files.createDirectories(dir.resolve(name).resolve("lib"));
        Files.createFile(dir.resolve(name).resolve("lib/thalamus-app-0.9.0.jar"));
        return executable(dir.resolve(name).resolve("bin/thalamus"));
    }

    private static Path executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.setPosixFilePermissions(Files.writeString(file, "#!/bin/sh\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean there(Path link) { return Files.exists(link, LinkOption.NOFOLLOW_LINKS); }
}
