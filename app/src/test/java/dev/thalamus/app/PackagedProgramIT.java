package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder that {@code package} leaves, run as a person runs it: in processes of its own. */
@DisabledOnOs(OS.WINDOWS)
class PackagedProgramIT {
    private static final Path PROGRAM = Path.of("target/thalamus/bin/thalamus").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("Listening on (ws://\\S+) as");

    @TempDir
    Path dir;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() { started.forEach(Process::destroyForcibly); }

    @Test
    void gives_each_of_three_siblings_two_of_six_signals_and_stops_cleanly() throws Exception {
        Process hub = start("hub", "--port", "0");
        String url = listening();
        try (var http = HttpClient.newHttpClient();
                var client = new PlainAgent(http, URI.create(url), "cliente", "00000000000000c1");
                var first = new PlainAgent(http, URI.create(url), "ventas", "00000000000000a1");
                var second = new PlainAgent(http, URI.create(url), "ventas", "00000000000000a2");
                var third = new PlainAgent(http, URI.create(url), "ventas", "00000000000000a3")) {
            for (int i = 0; i < 6; i++) {
                client.send("ventas", "{\"n\":" + i + "}");
            }
            List<PlainAgent> sellers = List.of(first, second, third);
            Eventually.isTrue("six signals have come", () -> sellers.stream().mapToInt(seller -> seller.signals().size()).sum() == 6);
            assertThat(sellers).allSatisfy(seller -> assertThat(seller.signals()).hasSize(2));
            assertThat(sellers.stream().flatMap(seller -> seller.signals().stream())).containsExactlyInAnyOrder("{\"n\":0}", "{\"n\":1}",
                    "{\"n\":2}", "{\"n\":3}", "{\"n\":4}", "{\"n\":5}");

            hub.destroy();
            assertThat(hub.waitFor(12, TimeUnit.SECONDS)).isTrue();
            assertThat(hub.exitValue()).as("SIGTERM is an orderly stop").isZero();
            Eventually.isTrue("the links were closed with 1001",
                    () -> sellers.stream().allMatch(seller -> seller.closedWith() == 1001) && client.closedWith() == 1001);
        }
        assertThat(output()).contains("+ ventas #00000000000000a1 joined").contains("Stopped");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString())).as("nothing is written anywhere else")
                    .containsExactlyInAnyOrder("data", "state", "out", "err", "work");
        }
        try (Stream<Path> work = Files.list(dir.resolve("work"))) {
            assertThat(work).as("nor in the working directory").isEmpty();
        }
    }

    @Test
    void plays_the_round_robin_in_the_terminal() throws Exception {
        start("hub", "--port", "0");
        String url = listening();
        Process demo = start("demo", "roundrobin", "--orders", "3", "--url", url);
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isZero();
        assertThat(output()).containsPattern("cliente-1 +3 +3");
    }

    @Test
    void names_the_headless_command_when_there_is_no_display() throws Exception {
        assertThat(finish(start())).isEqualTo(69);
        assertThat(errors().lines()).singleElement().asString().startsWith("thalamus: there is no display").contains("'thalamus hub'");
    }

    @Test
    void refuses_to_listen_for_other_machines_without_a_word() throws Exception {
        assertThat(finish(start("hub", "--host", "0.0.0.0"))).isEqualTo(78);
        assertThat(errors()).contains("listen.host (--host)").contains("listen.token");
        assertThat(output()).isEmpty();
    }

    @Test
    void tells_its_version_through_a_symbolic_link() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link"), PROGRAM);
        assertThat(finish(start(link, "--version"))).isZero();
        assertThat(output()).startsWith("thalamus ");
    }

    @Test
    void says_what_to_install_when_the_named_java_is_none() throws Exception {
        var builder = builder(PROGRAM, "--version");
        builder.environment().put("THALAMUS_JAVA_HOME", "/nonexistent");
        Process process = builder.start();
        started.add(process);
        assertThat(finish(process)).isEqualTo(69);
        assertThat(errors()).contains("/nonexistent, which holds no Java 25 or newer");
    }

    private Process start(String... arguments) throws IOException { return start(PROGRAM, arguments); }

    private Process start(Path program, String... arguments) throws IOException {
        Process process = builder(program, arguments).start();
        started.add(process);
        return process;
    }

    private ProcessBuilder builder(Path program, String... arguments) throws IOException {
        assertThat(program).as("run the phase package first").isExecutable();
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(Files.createDirectories(dir.resolve("work")).toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(dir.resolve("out").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(dir.resolve("err").toFile()));
        builder.environment().keySet()
                .removeIf(name -> name.startsWith("THALAMUS_") || name.equals("DISPLAY") || name.equals("WAYLAND_DISPLAY"));
        builder.environment().put("THALAMUS_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("XDG_CONFIG_HOME", dir.resolve("config").toString());
        builder.environment().put("XDG_DATA_HOME", dir.resolve("data").toString());
        builder.environment().put("XDG_STATE_HOME", dir.resolve("state").toString());
        return builder;
    }

    private static int finish(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String listening() {
        Eventually.isTrue("the hub listens", () -> LISTENING.matcher(read("out")).find() || !read("err").isEmpty());
        Matcher matcher = LISTENING.matcher(output());
        assertThat(matcher.find()).as(read("err")).isTrue();
        return matcher.group(1);
    }

    private String output() { return read("out"); }

    private String errors() { return read("err"); }

    private String read(String file) {
        try {
            Path path = dir.resolve(file);
            return Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
