package dev.thalamus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.app.host.AppPaths;
import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.sandbox.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    Path dir;
    private final Map<String, String> environment = new HashMap<>();
    private final Recorder programs = new Recorder();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Throwable> faults = new ArrayList<>();

    @Test
    void opens_the_window_without_a_command() {
        assertThat(run()).isZero();
        assertThat(programs.started).isEqualTo("window");
        assertThat(programs.config.listen().port()).isEqualTo(8765);
        assertThat(programs.config.storage().dir()).isEqualTo(dir.resolve("data"));
    }

    @Test
    void opens_the_window_with_a_file_of_signals() throws Exception {
        Path file = Files.createFile(dir.resolve("monday.thalamus.ndjson"));
        assertThat(run(file.toString())).isZero();
        assertThat(programs.started).isEqualTo("window");
        assertThat(programs.captures).containsExactly(file);
    }

    @Test
    void names_a_file_that_is_not_there() {
        assertThat(run(dir.resolve("gone.ndjson").toString())).isEqualTo(64);
        assertThat(err.toString()).contains("there is no file " + dir.resolve("gone.ndjson"));
        assertThat(programs.started).isEmpty();
    }

    @Test
    void understands_the_options_of_NeuralHub() throws Exception {
        Path pem = Files.createFile(dir.resolve("c.pem"));
        assertThat(run("hub", "--port", "9000", "--host", "localhost", "--domain", "a.example", "--ssl", "--cert", pem.toString(), "--key",
                pem.toString())).isZero();
        assertThat(programs.started).isEqualTo("hub");
        HubConfig.Listen listen = programs.config.listen();
        assertThat(listen.port()).isEqualTo(9000);
        assertThat(listen.host()).isEqualTo("localhost");
        assertThat(listen.domain()).isEqualTo("a.example");
        assertThat(listen.cert()).isEqualTo(pem);
    }

    @Test
    void looks_for_the_files_of_NeuralHub_when_ssl_stands_alone() {
        assertThat(run("hub", "--ssl")).isEqualTo(78);
        assertThat(err.toString()).contains("listen.cert (--ssl): there is no readable file").contains("cert.pem").contains("key.pem");
    }

    @Test
    void understands_options_of_our_own_in_any_order() {
        assertThat(
                run("hub", "--set", "delivery.ttl=10m", "--data-dir", dir.resolve("d").toString(), "--host=0.0.0.0", "--set=limits.batch=4",
                        "--token", "abc", "--port=1", "--remote"))
                .isZero();
        assertThat(programs.config.delivery().ttl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(programs.config.limits().batch()).isEqualTo(4);
        assertThat(programs.config.storage().dir()).isEqualTo(dir.resolve("d"));
        assertThat(programs.config.listen().token()).isEqualTo("abc");
    }

    @Test
    void reads_the_file_of_settings_and_the_environment_below_the_options() throws Exception {
        Files.createDirectories(dir.resolve("config"));
        Files.writeString(dir.resolve("config/thalamus.properties"), "listen.port = 1\nlisten.domain = file.example\nlimits.batch = 3\n");
        environment.put("THALAMUS_LISTEN_PORT", "2");
        environment.put("THALAMUS_LISTEN_DOMAIN", "env.example");
        assertThat(run("hub", "--port", "3")).isZero();
        assertThat(programs.config.listen().port()).isEqualTo(3);
        assertThat(programs.config.listen().domain()).isEqualTo("env.example");
        assertThat(programs.config.limits().batch()).isEqualTo(3);
    }

    @Test
    void reads_another_file_when_told_and_complains_when_it_is_missing() throws Exception {
        Path other = Files.writeString(dir.resolve("other.properties"), "listen.port = 77\n");
        assertThat(run("--config", other.toString())).isZero();
        assertThat(programs.config.listen().port()).isEqualTo(77);
        assertThat(run("--config", dir.resolve("none").toString())).isEqualTo(78);
        assertThat(err.toString()).contains("none: does not exist; make it or leave --config out");
    }

    @Test
    void prints_the_settings_with_their_origins_and_starts_nothing() {
        assertThat(run("hub", "--print-config", "--port", "5", "--token", "s3cret")).isZero();
        assertThat(programs.started).isEmpty();
        assertThat(out.toString()).containsPattern("listen\\.port +=\\s5 +# --port").containsPattern("listen\\.token +=\\s\\*+ +# --token")
                .doesNotContain("s3cret");
    }

    @Test
    void says_which_setting_is_not_usable() {
        assertThat(run("hub", "--port", "eighty", "--set", "delivery.tl=5m")).isEqualTo(78);
        assertThat(err.toString().lines()).containsExactlyInAnyOrder("thalamus: listen.port (--port): 'eighty' is not a whole number",
                "thalamus: delivery.tl (--set): there is no such setting; did you mean delivery.ttl?");
        assertThat(programs.started).isEmpty();
    }

    @Test
    void refuses_an_empty_data_folder_whoever_gives_it() {
        assertThat(run("hub", "--data-dir", "")).isEqualTo(78);
        environment.put("THALAMUS_STORAGE_DIR", "");
        assertThat(run()).isEqualTo(78);
        assertThat(run("query")).isEqualTo(78);
        assertThat(err.toString().lines()).hasSize(3).allSatisfy(line -> assertThat(line).contains("storage.dir (").contains("is empty"));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hub --prot 1          | there is no option --prot; did you mean --port?
            hbu                   | there is no command hbu; did you mean hub?
            hub --port            | missing required parameter for option '--port' (PORT)
            hub --set novalue     | --set expects KEY=VALUE, such as --set delivery.ttl=10m, not 'novalue'
            --port 1 hub          | put the options after 'hub': before it they are those of the window
            demo                  | missing required parameter: 'SCENARIO'
            demo opera            | there is no scenario 'opera'; there are shop, roundrobin
            demo shop --url http://x | --url expects an address such as ws://127.0.0.1:8765, not 'http://x'
            tail -n 1001         | --last takes 0 to 1000, not 1001
            query --limit -5     | --limit takes 1 to 1000000, or 0 for all, not -5
            demo roundrobin --orders 0 | orders must be 1 to 1000000, not 0
            """)
    void complains_in_one_sentence_and_names_the_help(String line, String sentence) {
        assertThat(run(line.split(" ", -1))).isEqualTo(64);
        List<String> lines = err.toString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("thalamus: " + sentence);
        assertThat(lines.getLast()).startsWith("Try 'thalamus").endsWith("--help'.");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "hub --help", "demo --help", "tail --help", "query --help"})
    void explains_itself_in_a_hundred_columns(String line) {
        assertThat(run(line.split(" ", -1))).isZero();
        assertThat(out.toString()).contains("Usage: thalamus").contains("Exit codes:").contains("64").contains("78");
        assertThat(out.toString().lines()).allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(100));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void names_every_option_in_the_help_of_the_hub() {
        run("hub", "--help");
        assertThat(out.toString()).contains("--port", "--host", "--domain", "--ssl", "--cert", "--key", "--data-dir", "--token", "--remote",
                "--waive-token", "--set", "--config", "--print-config");
    }

    @Test
    void tells_its_version() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("thalamus \\d+\\.\\d+\\S* \\(Java .*\\)\\R");
    }

    @Test
    void plays_a_scenario_against_the_hub_it_is_given() {
        assertThat(run("demo", "roundrobin", "--url", "ws://10.0.0.1:9", "--token", "a b")).isZero();
        assertThat(programs.hub).isEqualTo(URI.create("ws://10.0.0.1:9/?token=a+b"));
        assertThat(programs.started).isEqualTo("roundrobin");
    }

    @Test
    void asks_the_running_hub_for_signals() {
        assertThat(run("query", "from:ventas", "size>4k", "--since", "10m", "--until", "09:41", "--limit", "7", "--oldest", "--json"))
                .isZero();
        assertThat(programs.asked)
                .isEqualTo(new SignalWish(dir.resolve("data"), "from:ventas size>4k", "10m", "09:41", 7, true, true));
        environment.put("THALAMUS_STORAGE_DIR", dir.resolve("elsewhere").toString());
        assertThat(run("tail", "--", "-heartbeat")).isZero();
        assertThat(programs.asked).isEqualTo(new SignalWish(dir.resolve("elsewhere"), "-heartbeat", null, null, 10, false, false));
    }

    @Test
    void ends_with_64_when_the_hub_does_not_understand() {
        programs.failure = new Misunderstood("'filter' at 4: no");
        assertThat(run("query", "size>")).isEqualTo(64);
        assertThat(err.toString()).isEqualTo("thalamus: 'filter' at 4: no" + System.lineSeparator());
    }

    @Test
    void rehearses_for_installers_and_keeps_that_out_of_the_help() {
        assertThat(run("rehearse")).isZero();
        assertThat(programs.started).isEqualTo("rehearse");
        run("--help");
        assertThat(out.toString()).contains("demo").doesNotContain("rehearse");
    }

    @Test
    void ends_with_69_and_the_sentence_when_something_outside_is_missing() {
        programs.failure = new Unavailable("there is no display");
        assertThat(run()).isEqualTo(69);
        assertThat(err.toString()).isEqualTo("thalamus: there is no display" + System.lineSeparator());
        assertThat(faults).isEmpty();
    }

    @Test
    void ends_with_70_and_a_report_when_the_program_is_at_fault() {
        programs.failure = new IllegalStateException("oops");
        assertThat(run("hub")).isEqualTo(70);
        assertThat(faults).containsExactly(programs.failure);
    }

    @Test
    void plays_at_a_hub_whose_certificate_is_named() {
        assertThat(run("demo", "shop", "--url", "wss://hub.example", "--trust", "cert.pem")).isZero();
        assertThat(programs.trusted).isEqualTo(Path.of("cert.pem"));
    }

    @Test
    void looks_at_the_PATH_and_changes_it_only_when_told_so() {
        assertThat(run("path")).isZero();
        assertThat(programs.started).isEqualTo("path LOOK");
        assertThat(run("path", "--add")).isZero();
        assertThat(programs.started).isEqualTo("path ADD");
        assertThat(run("path", "--remove")).isZero();
        assertThat(programs.started).isEqualTo("path REMOVE");
        assertThat(run("path", "--add", "--remove")).isEqualTo(64);
    }

    /** As a person would type it, with the files in a folder of the test. */
    @ParameterizedTest
    @MethodSource("commandsOfTheDocuments")
    void understands_every_command_of_the_documents(String line) throws Exception {
        var words = new ArrayList<String>();
        for (var word = Pattern.compile("'([^']*)'|(\\S+)").matcher(line); word.find();) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(text.matches(".+\\.(pem|ndjson)|FILE") ? Files.writeString(dir.resolve(text), "").toString() : text);
        }
        if (words.getFirst().equals("cert")) {
            words.addAll(List.of("--cert", dir.resolve("c.pem").toString(), "--key", dir.resolve("k.pem").toString()));
        }
        assertThat(run(words.toArray(String[]::new))).as(() -> err.toString()).isZero();
    }

    /** All that stands as code behind the program's name: spans of text, lines of blocks. */
    static List<String> commandsOfTheDocuments() throws IOException {
        var lines = new ArrayList<String>();
        Pattern command = Pattern.compile("(?m)(?:`(?:\\S*/)?thalamus ([^`]+)`|^(?:\\S*/)?thalamus ([^#\n]+))");
        for (String page : List.of("README.md", "SECURITY.md", "docs/install.md", "docs/settings.md", "docs/federation.md")) {
            command.matcher(Files.readString(Path.of("..", page))).results()
                    .forEach(found -> lines.add((found.group(1) == null ? found.group(2) : found.group(1)).strip()));
        }
        assertThat(lines).hasSizeGreaterThan(10);
        return lines;
    }

    private int run(String... arguments) {
        var machine = new Machine(new AppPaths(dir.resolve("config"), dir.resolve("data"), dir.resolve("state")), environment);
        return new Cli(programs, machine, new PrintWriter(out, true), new PrintWriter(err, true), faults::add).run(arguments);
    }

    /** Remembers what would have been started. */
    private static final class Recorder implements Programs {
        String started = "";
        List<Path> captures = List.of();
        HubConfig config = HubConfig.defaults(Path.of("unset"));
        URI hub = URI.create("unset:x");
        @Nullable
        Path trusted;
        @Nullable
        SignalWish asked;
        @Nullable
        RuntimeException failure;

        @Override
        public Exit window(BoundConfig bound, List<Path> files, PrintWriter out) {
            captures = files;
            return record("window", bound.config());
        }

        @Override
        public Exit hub(BoundConfig bound, PrintWriter out) { return record("hub", bound.config()); }

        @Override
        public Exit demo(URI address, Scenario scenario, @Nullable Path trust, PrintWriter out) {
            hub = address;
            trusted = trust;
            return record(scenario.id(), config);
        }

        @Override
        public Exit tail(SignalWish wish, PrintWriter out, PrintWriter err) {
            asked = wish;
            return record("tail", config);
        }

        @Override
        public Exit query(SignalWish wish, PrintWriter out, PrintWriter err) {
            asked = wish;
            return record("query", config);
        }

        @Override
        public Exit path(PathWish wish, PrintWriter out) { return record("path " + wish, config); }

        @Override
        public Exit rehearse(PrintWriter out) { return record("rehearse", config); }

        private Exit record(String what, HubConfig with) {
            if (failure != null) {
                throw failure;
            }
            started = what;
            config = with;
            return Exit.OK;
        }
    }
}
