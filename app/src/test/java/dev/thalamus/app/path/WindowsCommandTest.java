package dev.thalamus.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Absent;
import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Other;
import dev.thalamus.ui.host.ShellCommand.Reach;
import dev.thalamus.ui.host.ShellCommand.Taken;
import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.host.ShellCommand.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PATH of Windows, through a PowerShell that the test plays; its command lines are recorded. */
class WindowsCommandTest {
    private static final String USUAL = "%USERPROFILE%\\AppData\\Local\\Microsoft\\WindowsApps;C:\\Users\\Íñigo O'Hara\\bin;;";

    @TempDir
    Path dir;
    private Path folder = Path.of("");
    private String registry = USUAL;
    private final List<List<String>> commands = new ArrayList<>();
    private int disturbances;
    private String refusal = "";
    private int refusalCode = 1;

    @BeforeEach
    void unpack() throws IOException { folder = program("Thalamus"); }

    @Test
    void the_folder_is_added_once_and_taken_back_and_the_rest_stays_letter_by_letter() {
        ShellCommand shell = shell("");
        assertThat(shell.look()).isEqualTo(new Absent(folder));
        assertThat(shell.add()).isEqualTo(new Added(folder, Reach.NEW_TERMINALS));
        assertThat(registry).isEqualTo(USUAL + folder);
        assertThat(shell.add()).isEqualTo(new Added(folder, Reach.NEW_TERMINALS));
        assertThat(registry).isEqualTo(USUAL + folder);
        assertThat(shell.remove()).isEqualTo(new Absent(folder));
        assertThat(registry + ";").isEqualTo(USUAL);
        assertThat(shell.remove()).isEqualTo(new Absent(folder));
    }

    @Test
    void a_long_PATH_is_not_cut_and_an_endless_one_not_touched() {
        registry = "C:\\a;".repeat(2_000);
        String before = registry;
        assertThat(shell("").add()).isInstanceOf(Added.class);
        assertThat(registry).isEqualTo(before + folder);
        registry = "C:\\a;".repeat(7_000);
        assertThat(shell("").add()).isEqualTo(new Unable(Why.TOO_LONG, "35000"));
        assertThat(registry).isEqualTo("C:\\a;".repeat(7_000));
    }

    @Test
    void no_character_of_a_value_is_part_of_a_command() {
        var _ = shell("").add();
        assertThat(commands).hasSize(2).allSatisfy(command -> {
            assertThat(command).startsWith("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "-NoLogo", "-NoProfile",
                    "-NonInteractive", "-Command").hasSize(6);
            // Java puts a word with spaces between double quotes; one inside would end it.
            assertThat(command.getLast()).doesNotContain("\"", folder.toString(), "Íñigo").isIn(WindowsCommand.READ, WindowsCommand.WRITE);
        });
        assertThat(WindowsCommand.READ).contains("DoNotExpandEnvironmentNames").doesNotContain("SetValue");
        assertThat(WindowsCommand.WRITE).contains("DoNotExpandEnvironmentNames",
                "SetValue('Path', [string]$env:THALAMUS_PATH_AFTER, $kind)",
                "-cne [string]$env:THALAMUS_PATH_BEFORE");
    }

    @Test
    void a_change_by_another_program_is_kept() {
        disturbances = 1;
        assertThat(shell("").add()).isInstanceOf(Added.class);
        assertThat(registry).isEqualTo(USUAL + "C:\\new1;" + folder);
        disturbances = 100;
        assertThat(shell("").remove()).isEqualTo(new Unable(Why.CONTENDED, ""));
        assertThat(registry).contains(folder.toString(), "C:\\new2");
    }

    @Test
    void a_terminal_that_has_it_already_is_told_apart_from_a_new_one() {
        registry = folder + "\\;C:\\x";
        assertThat(shell("C:\\x;" + folder.toString().toUpperCase(java.util.Locale.ROOT)).look()).isEqualTo(new Added(folder, Reach.FOUND));
        assertThat(shell("").remove()).isEqualTo(new Absent(folder));
        assertThat(registry).isEqualTo("C:\\x");
    }

    @Test
    void a_foreign_program_that_comes_first_is_named_and_stays() throws IOException {
        Path stranger = Files.createFile(Files.createDirectory(dir.resolve("tools")).resolve("thalamus.exe"));
        assertThat(shell("C:\\x;" + stranger.getParent()).add()).isEqualTo(new Taken(stranger));
        assertThat(registry).isEqualTo(USUAL);
    }

    @Test
    void the_folder_of_an_older_copy_is_replaced() throws IOException {
        Path older = program("thalamus-0.8.0");
        registry = older + ";C:\\x";
        assertThat(shell(older.toString()).look()).isEqualTo(new Other(folder, older));
        assertThat(shell(older.toString()).add()).isEqualTo(new Added(folder, Reach.NEW_TERMINALS));
        assertThat(registry).isEqualTo("C:\\x;" + folder);
    }

    @Test
    void the_folder_of_a_copy_that_was_uninstalled_goes_with_the_next_change() throws IOException {
        assertThat(shell("").add()).isInstanceOf(Added.class);
        Path gone = folder;
        Files.delete(gone.resolve("thalamus.cmd"));
        folder = program("thalamus-1.0.0");
        String stranger = dir.resolve("stranger").resolve("bin").toString();
        registry = stranger + ";" + gone + ";C:\\x";
        assertThat(shell("").add()).isEqualTo(new Added(folder, Reach.NEW_TERMINALS));
        assertThat(registry).isEqualTo(stranger + ";C:\\x;" + folder);
        registry += ";" + gone;
        assertThat(shell("").remove()).isEqualTo(new Absent(folder));
        assertThat(registry).isEqualTo(stranger + ";C:\\x");
    }

    @Test
    void a_PATH_that_holds_nothing_yet_gets_the_folder_alone() {
        registry = "";
        assertThat(shell("").add()).isInstanceOf(Added.class);
        assertThat(registry).isEqualTo(folder.toString());
        assertThat(shell("").remove()).isEqualTo(new Absent(folder));
        assertThat(registry).isEmpty();
    }

    @Test
    void what_PowerShell_refuses_is_told_in_its_words() {
        refusal = "No se puede abrir la clave";
        assertThat(shell("").add()).isEqualTo(new Unable(Why.REFUSED, refusal));
        assertThat(registry).isEqualTo(USUAL);
    }

    @Test
    void a_PATH_that_is_no_text_is_left_as_it_is() {
        assertThat(WindowsCommand.READ).contains("{ exit 4 }");
        refusalCode = 4;
        refusal = "-";
        assertThat(shell("").add()).isEqualTo(new Unable(Why.NO_TEXT, "-"));
        assertThat(registry).isEqualTo(USUAL);
    }

    private ShellCommand shell(String inherited) {
        return new WindowsCommand(folder, inherited, "C:\\Windows",
                new Placed(dir.resolve("state/on-path")), this::play);
    }

    private SystemTool.Answer play(List<String> command, Map<String, String> environment) {
        commands.add(command);
        if (!refusal.isEmpty()) {
            return new SystemTool.Answer(refusalCode, refusal + "\r\n");
        }
        if (command.getLast().equals(WindowsCommand.READ)) {
            return new SystemTool.Answer(0, Base64.getEncoder().encodeToString(registry.getBytes(StandardCharsets.UTF_8)));
        }
        if (disturbances-- > 0) {
            registry += (registry.endsWith(";") ? "" : ";") + "C:\\new" + (registry.contains("C:\\new1") ? "2;" : "1;");
        }
        if (!registry.equals(environment.get("THALAMUS_PATH_BEFORE"))) {
            return new SystemTool.Answer(3, "");
        }
        registry = environment.getOrDefault("THALAMUS_PATH_AFTER", "");
        return new SystemTool.Answer(0, "");
    }

    private Path program(String name) throws IOException {
        Path bin = Files.createDirectories(dir.resolve(name).resolve("bin"));
        Files.createFile(dir.resolve(name).resolve("thalamus-cli.exe"));
        Files.createFile(bin.resolve("thalamus.cmd"));
        return bin;
    }
}
