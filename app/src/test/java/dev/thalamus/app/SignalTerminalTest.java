package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Misunderstood;
import dev.thalamus.app.command.SignalWish;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.SignalType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SignalTerminalTest {
    /** Too much for the pattern of {@link #CHEAP_OR_HARD}. */
    private static final String HARD = "\"" + "a".repeat(60) + "!\"";
    private static final String CHEAP_OR_HARD = "~/^\\d$/ or ~/(.*a){12}c/";

    @TempDir
    Path dir;
    private final StopSignal stop = new StopSignal();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Hub hub;

    @BeforeEach
    void open() { hub = HubEngine.open(HubConfig.defaults(dir).at(0)); }

    @AfterEach
    void close() { hub.close(); }

    @Test
    void finds_what_passed_and_shows_the_oldest_first() {
        send("1", "2", "3");
        assertThat(terminal().query(wish("to:nobody", 2, false, false))).isEqualTo(Exit.OK);
        assertThat(lines()).hasSize(2);
        assertThat(lines().getFirst()).contains("console → nobody GABA refused (no agent of that name was ever seen here)").endsWith(" 2");
        assertThat(lines().getLast()).endsWith(" 3");
        assertThat(err.toString()).contains("2 of 2 signals looked at");
    }

    @Test
    void shows_all_of_it_as_json_from_the_oldest() {
        send("1", "\"" + "x".repeat(400) + "\"");
        terminal().query(wish("", 0, false, true));
        assertThat(lines().getFirst()).startsWith("{").contains("\"payload\":\"1\"").containsPattern("\"time\":\\d{10}(\\.\\d{1,6})?,");
        assertThat(lines().getLast()).as("whole").contains("x".repeat(400));
    }

    @Test
    void shows_the_last_ones_and_then_what_passes() throws Exception {
        send("1", "2", "3");
        var ended = new FutureTask<>(() -> terminal().tail(wish("-7", 2, false, false)));
        Thread.ofPlatform().daemon().start(ended);
        Eventually.isTrue("the last two", () -> lines().size() == 2);
        send("7", "8");
        Eventually.isTrue("what passes and fits", () -> lines().size() == 3);
        stop.ask();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(Exit.OK);
        assertThat(lines().stream().map(line -> line.charAt(line.length() - 1))).containsExactly('2', '3', '8');
    }

    /** Each signal costs the question a lot, and others match while it is being answered. */
    @Test
    void shows_the_last_ones_also_while_matching_signals_pass() throws Exception {
        send("1");
        for (int i = 0; i < 2_000; i++) {
            var _ = hub.send("nobody", SignalType.GABA, HARD);
        }
        var ended = new FutureTask<>(() -> terminal().tail(wish(CHEAP_OR_HARD, 1_000, false, false)));
        Thread.ofPlatform().daemon().start(ended);
        Eventually.isTrue("the last ones", () -> {
            send("2");
            return !lines().isEmpty();
        });
        send("3");
        Eventually.isTrue("what passed meanwhile", () -> lines().getLast().endsWith(" 3"));
        stop.ask();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(Exit.OK);
        assertThat(lines().getFirst()).endsWith(" 1");
        assertThat(err.toString()).contains("2,000 signals count as not matching: a pattern was too expensive for them");
    }

    @Test
    void says_what_a_pattern_was_too_expensive_for() {
        send(HARD, "1", HARD);
        terminal().query(wish(CHEAP_OR_HARD, 5, false, false));
        assertThat(lines()).hasSize(1);
        assertThat(err.toString()).contains("2 signals count as not matching: a pattern was too expensive for them");
    }

    @Test
    void shows_as_many_as_wished_though_a_page_ends_before() throws Exception {
        sendLarge();
        var ended = new FutureTask<>(() -> terminal().tail(wish("", 3, false, true)));
        Thread.ofPlatform().daemon().start(ended);
        Eventually.isTrue("the last three", () -> lines().size() == 3);
        stop.ask();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(Exit.OK);
        assertThat(numbers()).containsExactly(3, 4, 5);
    }

    @Test
    void asks_again_for_what_is_too_much_to_keep() {
        sendLarge();
        new SignalTerminal(stop, new PrintWriter(out), new PrintWriter(err), 0).query(wish("", 4, false, true));
        assertThat(numbers()).containsExactly(2, 3, 4, 5);
        assertThat(err.toString()).isEqualTo("4 of 4 signals looked at" + System.lineSeparator());
    }

    @Test
    void says_what_was_found_and_is_not_shown() {
        sendLarge();
        var stopping = new PrintWriter(out) {
            @Override
            public void println(String line) {
                super.println(line);
                stop.ask();
            }
        };
        new SignalTerminal(stop, stopping, new PrintWriter(err), 0).query(wish("", 4, false, true));
        assertThat(numbers()).containsExactly(2, 5);
        assertThat(err.toString()).contains("2 of these are not shown: the search was ended, or the history's bound went past them");
    }

    @Test
    void says_what_is_wrong_with_a_filter_and_that_no_hub_is_there() {
        assertThatThrownBy(() -> terminal().query(wish("size>", 1, false, false))).isInstanceOf(Misunderstood.class)
                .hasMessageContaining("'filter' at");
        hub.close();
        assertThatThrownBy(() -> terminal().tail(wish("", 1, false, false))).isInstanceOf(Unavailable.class)
                .hasMessageContaining("no hub of yours runs with its files in " + dir).hasMessageContaining("thalamus hub");
    }

    @Test
    void a_hub_that_stops_ends_the_tail_with_a_sentence() throws Exception {
        var ended = new FutureTask<>(() -> terminal().tail(wish("", 1, false, false)));
        Thread.ofPlatform().daemon().start(ended);
        send("1");
        Eventually.isTrue("it shows", () -> lines().size() == 1);
        hub.close();
        assertThatThrownBy(() -> ended.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Unavailable.class)
                .hasMessageContaining("the hub is gone: the hub is stopping");
    }

    private SignalTerminal terminal() { return new SignalTerminal(stop, new PrintWriter(out), new PrintWriter(err)); }

    private SignalWish wish(String filter, long limit, boolean oldest, boolean json) {
        return new SignalWish(dir, filter, null, null, limit, oldest, json);
    }

    /** Five signals, each enough to end a page of whole ones. */
    private void sendLarge() {
        for (int i = 1; i <= 5; i++) {
            send("{\"n\":" + i + ",\"x\":\"" + "x".repeat(200_000) + "\",\"y\":\"" + "y".repeat(100_000) + "\"}");
        }
    }

    private List<Integer> numbers() {
        return lines().stream().map(line -> JsonMapper.shared().readTree(line).path("payload").stringValue(""))
                .map(payload -> JsonMapper.shared().readTree(payload).path("n").asInt()).toList();
    }

    private void send(String... payloads) {
        for (String payload : payloads) {
            hub.send("nobody", SignalType.GABA, payload).join();
        }
    }

    private List<String> lines() { return out.toString().lines().toList(); }
}
