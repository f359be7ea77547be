package dev.thalamus.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigBinderTest {
    @TempDir
    Path dir;

    @Test
    void gives_the_defaults_when_nobody_sets_anything() {
        BoundConfig bound = binder().bind(List.of());
        assertThat(bound.config()).isEqualTo(HubConfig.defaults(dir));
        assertThat(bound.origin("listen.port")).isEqualTo("default");
    }

    @Test
    void reads_every_type_of_value() throws Exception {
        Path pem = Files.createFile(dir.resolve("c.pem"));
        HubConfig config = bind("listen.port=9000", "listen.domain=a.example", "listen.cert=" + pem, "listen.key=" + pem,
                "listen.origins=https://a.example, https://b.example", "delivery.ttl=5m", "delivery.queueBytes=32MiB",
                "learning.mode=Explicit", "listen.remote=yes", "storage.journalBytes=0");
        assertThat(config.listen().port()).isEqualTo(9000);
        assertThat(config.listen().domain()).isEqualTo("a.example");
        assertThat(config.listen().cert()).isEqualTo(pem);
        assertThat(config.listen().origins()).containsExactly("https://a.example", "https://b.example");
        assertThat(config.delivery().ttl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.delivery().queueBytes()).isEqualTo(32L << 20);
        assertThat(config.learning().mode()).isEqualTo(HubConfig.Learning.Mode.EXPLICIT);
        assertThat(config.listen().remote()).isTrue();
        assertThat(config.storage().journalBytes()).isZero();
    }

    @Test
    void lets_the_command_line_win_over_the_environment_and_that_over_the_file() throws Exception {
        Path file = Files.writeString(dir.resolve("thalamus.properties"), """
                # mine
                listen.port = 1001
                delivery.ttl = 1m
                web.dashboardPort = 3003
                """);
        var given = new ArrayList<>(ConfigFile.read(file));
        given.addAll(Environment.read(binder().settings(), Map.of("THALAMUS_LISTEN_PORT", "1002", "THALAMUS_DELIVERY_TTL", "2m")));
        given.add(Given.option("listen.port", "1003", "--port"));
        BoundConfig bound = binder().bind(given);

        assertThat(bound.config().listen().port()).isEqualTo(1003);
        assertThat(bound.origin("listen.port")).isEqualTo("--port");
        assertThat(bound.config().delivery().ttl()).isEqualTo(Duration.ofMinutes(2));
        assertThat(bound.origin("delivery.ttl")).isEqualTo("THALAMUS_DELIVERY_TTL");
        assertThat(bound.config().web().dashboardPort()).isEqualTo(3003);
        assertThat(bound.origin("web.dashboardPort")).isEqualTo("thalamus.properties:4");
    }

    @ParameterizedTest
    @CsvSource({"listen.prot, listen.port", "port, listen.port", "delivery.Ttl, delivery.ttl", "delivery.queuebytes, delivery.queueBytes"})
    void names_the_nearest_setting_for_an_unknown_one(String typed, String meant) {
        assertThat(refusal(typed + "=1")).isEqualTo(typed + " (--set): there is no such setting; did you mean " + meant + "?");
    }

    @Test
    void suggests_nothing_when_nothing_is_near() {
        assertThat(refusal("colour.of.the.sky=blue")).isEqualTo("colour.of.the.sky (--set): there is no such setting");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen.port=eighty          | listen.port (--set): 'eighty' is not a whole number
            listen.port=70000           | listen.port (--set): 70000 is too large: at most 65535
            listen.port=-1              | listen.port (--set): '-1' is not a whole number
            listen.port=99999999999     | listen.port (--set): '99999999999' is too large
            delivery.ttl=soon           | delivery.ttl (--set): 'soon' is not a time such as 20ms, 300s, 5m, 2h, 7d or PT5M
            delivery.ttl=0s             | delivery.ttl (--set): 0ms is too small: at least 1ms
            delivery.ttl=PT999999999H   | delivery.ttl (--set): 'PT999999999H' is too large
            delivery.queueBytes=16 apes | delivery.queueBytes (--set): '16 apes' is not a size such as 1048576, 512KiB or 16MiB
            limits.message=1TiB         | limits.message (--set): '1TiB' is too large
            listen.remote=perhaps       | listen.remote (--set): 'perhaps' is neither true nor false
            learning.mode=clever        | learning.mode (--set): 'clever' is not one of off, explicit, learned
            delivery.softBytes=9MiB     | delivery.softBytes (--set): must not be larger than delivery.hardBytes (8MiB)
            web.dashboardPort=8765      | web.dashboardPort (--set): is the same as listen.port; choose another
            storage.dir=                | storage.dir (--set): is empty; name a folder, or leave it out for the platform's place for a user's data
            listen.domain=a@b           | listen.domain (--set): must not hold '@', spaces or control characters
            listen.cert=/no/such.pem    | listen.key: is missing: WSS needs listen.cert and listen.key
            """)
    void says_what_is_wrong_with_a_value_and_who_gave_it(String set, String sentence) { assertThat(refusal(set)).isEqualTo(sentence); }

    @Test
    void names_every_problem_at_once() { assertThat(refusal("listen.port=x", "delivery.ttl=y", "nothing=z").lines()).hasSize(3); }

    @Test
    void refuses_certificate_files_that_are_not_there() {
        assertThat(refusal("listen.cert=/no/c.pem", "listen.key=/no/k.pem").lines()).containsExactly(
                "listen.cert (--set): there is no readable file " + Path.of("/no/c.pem").toAbsolutePath(),
                "listen.key (--set): there is no readable file " + Path.of("/no/k.pem").toAbsolutePath());
    }

    @Test
    void needs_two_loud_words_before_other_machines_may_connect() {
        assertThat(refusal("listen.host=0.0.0.0").lines()).satisfiesExactly(
                first -> assertThat(first).startsWith("listen.host (--set): 0.0.0.0 is reachable from other machines").contains("--remote"),
                second -> assertThat(second).startsWith("listen.token: ").contains("--token").contains("--waive-token"));
        assertThat(refusal("listen.host=0.0.0.0", "listen.remote=true")).startsWith("listen.token: ");
        assertThat(bind("listen.host=::", "listen.remote=true", "listen.token=abc").listen().host()).isEqualTo("::");
        assertThat(bind("listen.host=10.1.2.3", "listen.remote=true", "listen.waiveToken=true").listen().waiveToken()).isTrue();
    }

    @Test
    void refuses_a_token_that_is_waived() {
        assertThat(refusal("listen.token=abc", "listen.waiveToken=true")).startsWith("listen.waiveToken (--set): contradicts listen.token")
                .contains("--waive-token");
    }

    @ParameterizedTest
    @CsvSource({"*", "example.org", "https://example.org/", "https://example.org/page", "https://", "null", "https://me@example.org"})
    void refuses_what_no_browser_sends_as_an_origin(String odd) {
        assertThat(refusal("listen.origins=" + odd)).startsWith("listen.origins (--set): ").contains(odd).contains("https://example.org");
    }

    @ParameterizedTest
    @CsvSource({"https://example.org", "http://example.org:8080", "HTTPS://EXAMPLE.ORG", "chrome-extension://abcdef", "http://[::1]:3000"})
    void takes_what_browsers_send_as_an_origin(String origin) {
        assertThat(bind("listen.origins=" + origin).listen().origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]"})
    void lets_loopback_be(String host) { assertThat(bind("listen.host=" + host).listen().host()).isEqualTo(host); }

    @ParameterizedTest
    @CsvSource({"example.org", "127.0.0.1.example.org", "0.0.0.0", "::", "2001:db8::1"})
    void takes_every_other_host_for_reachable(String host) {
        assertThat(refusal("listen.host=" + host)).contains("is reachable from other machines");
    }

    @Test
    void never_shows_a_secret() {
        BoundConfig bound = binder().bind(List.of(Given.option("listen.token", "s3cret", "--token")));
        assertThat(bound.print()).contains("listen.token").contains("********").doesNotContain("s3cret");
        assertThat(bound.config().toString()).doesNotContain("s3cret");
        assertThat(refusal("listen.token=s3cret with spaces")).doesNotContain("s3cret");
    }

    @Test
    void prints_each_setting_with_its_value_and_origin() {
        List<String> lines = binder().bind(List.of(Given.option("listen.port", "0", "--port"))).print().lines().toList();
        assertThat(lines).hasSameSizeAs(binder().settings().all());
        assertThat(lines).anyMatch(line -> line.matches("listen\\.port +=\\s0 +# --port"));
        assertThat(lines).anyMatch(line -> line.matches("delivery\\.ttl +=\\s5m +# default"));
    }

    @Test
    void reads_back_what_it_prints() {
        String[] printed = binder().bind(List.of()).print().lines().map(line -> line.substring(0, line.indexOf('#')).strip())
                .filter(line -> !line.endsWith("=")).toArray(String[]::new);
        assertThat(bind(printed)).isEqualTo(HubConfig.defaults(dir));
    }

    private ConfigBinder binder() { return new ConfigBinder(dir); }

    private HubConfig bind(String... sets) { return binder().bind(given(sets)).config(); }

    private String refusal(String... sets) {
        ConfigException refusal = catchThrowableOfType(ConfigException.class, () -> binder().bind(given(sets)));
        return String.valueOf(refusal.getMessage());
    }

    private static List<Given> given(String... sets) {
        return Arrays.stream(sets).map(set -> Given.option(set.substring(0, set.indexOf('=')).strip(),
                set.substring(set.indexOf('=') + 1).strip(), "--set")).toList();
    }
}
