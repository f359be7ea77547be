package dev.thalamus.hub.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Requests.Caller;
import dev.thalamus.hub.core.Requests.Role;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Who may call what, what is answered and when, and what watchers and the audit are told: with methods made for it. */
class DispatcherTest {
    record None() {}

    record Named(@Doc(value = "", optional = true) @Nullable String name, @Doc(value = "", optional = true) @Nullable String domain) {}

    /** What it does is what the test says. */
    private record Made<P extends Record>(String name, List<Integer> versions, Role role, Class<P> type, Consumer<Consumer<Object>> does)
            implements
                RpcMethod<P> {
        @Override
        public Spec<P> spec() { return new Spec<>(name, versions, role, type, None.class, "Does it."); }

        @Override
        public void call(Caller caller, P params, Consumer<Object> reply) { does.accept(reply); }
    }

    private final ManualClock clock = new ManualClock();
    private final EventBus events = new EventBus();
    private final List<String> trail = new ArrayList<>();
    private final List<Consumer<Object>> later = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(new Catalog(List.of(
            new Made<>("a.ping", List.of(1, 3), Role.GUEST, None.class, reply -> reply.accept(Map.of("pong", true))),
            new Made<>("a.new", List.of(3), Role.GUEST, None.class, reply -> reply.accept(Map.of("pong", true))),
            new Made<>("a.encoded", List.of(1), Role.GUEST, None.class, reply -> reply.accept(new Encoded("[7]".getBytes(UTF_8)))),
            new Made<>("a.later", List.of(1), Role.GUEST, None.class, later::add),
            new Made<>("a.broken", List.of(1), Role.GUEST, None.class, reply -> {
                throw new IllegalStateException("on purpose");
            }),
            new Made<>("a.send", List.of(1), Role.AGENT, None.class, reply -> reply.accept(Map.of())),
            new Made<>("queue.delete", List.of(1), Role.OPERATOR, Named.class, reply -> reply.accept(Map.of())),
            new Made<>("queue.peek", List.of(1), Role.OPERATOR, Named.class, reply -> reply.accept(Map.of())),
            new Made<>("key.create", List.of(1), Role.OPERATOR, Named.class, reply -> reply.accept(Map.of())))),
            HubConfig.defaults(Path.of("unused")).limits(), events, clock,
            (kind, fields) -> trail.add(kind + " " + fields.get("method") + " "
                    + fields.get("on") + " " + fields.get("by")));

    private boolean ask(Role role, String json) {
        return dispatcher.handle(new Caller(role, null, "ana", null, 0), JsonMapper.shared().readTree(json),
                answer -> answers.add(new String(answer, UTF_8)));
    }

    private boolean call(Role role, String method, String params) {
        return ask(role, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GUEST    | a.ping       | "result": {"pong": true}
            GUEST    | v1.a.ping    | "result": {"pong": true}
            GUEST    | v3.a.ping    | "result": {"pong": true}
            GUEST    | v3.a.new     | "result": {"pong": true}
            GUEST    | a.new        | "code": -32601
            GUEST    | v1.a.new     | "code": -32601
            GUEST    | v2.a.ping    | v2 is not supported; supported: v1, v3
            GUEST    | a.encoded    | "result": [7]
            GUEST    | a.broken     | "code": -32603
            GUEST    | a.send       | "code": -32001, "message": "a.send is for registered agents
            AGENT    | a.send       | "result": {}
            AGENT    | queue.delete | "code": -32001, "message": "queue.delete is for the operator
            OPERATOR | queue.delete | "result": {}
            OPERATOR | a.send       | "result": {}
            """)
    void whoMayCallIsAnswered(Role role, String method, String part) {
        assertThat(call(role, method, "{}")).isTrue();
        assertThat(answers).singleElement().asString().contains(part).contains("\"id\": 1");
    }

    @Test
    void notificationsAreDoneAndNotAnsweredNotEvenWithAnError() {
        assertThat(ask(Role.GUEST, "{\"jsonrpc\":\"2.0\",\"method\":\"a.later\"}")).isFalse();
        assertThat(later).hasSize(1);
        later.getFirst().accept(new RpcError(RpcError.BUSY, "busy"));
        for (String method : List.of("a.ping", "a.broken", "a.send", "no.such")) {
            assertThat(ask(Role.GUEST, "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}")).isFalse();
        }
        assertThat(ask(Role.GUEST, "{\"jsonrpc\":\"2.0\",\"method\":\"a.ping\",\"params\":\"bar\"}")).isFalse();
        assertThat(ask(Role.GUEST, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}")).as("somebody's answer").isFalse();
        assertThat(ask(Role.GUEST, "[{\"jsonrpc\":\"2.0\",\"method\":\"a.ping\"}]")).isFalse();
        assertThat(answers).isEmpty();
    }

    @Test
    void whatIsNoCallIsAnsweredToo() {
        assertThat(ask(Role.GUEST, "{}")).isTrue();
        assertThat(answers).singleElement().asString().contains("\"id\": null", "\"code\": -32600");
    }

    @Test
    void onlyWhatIsForTheOperatorIsHeldToTheParametersThatThereAre() {
        call(Role.OPERATOR, "a.ping", "{\"nmae\":\"luis\"}");
        assertThat(answers.getLast()).contains("\"result\"");
        call(Role.OPERATOR, "queue.delete", "{\"nmae\":\"luis\"}");
        assertThat(answers.getLast()).contains("'nmae' is no parameter of it; did you mean name?");
        assertThat(trail).hasSize(1);
    }

    @Test
    void aBatchWaitsForItsLast() {
        assertThat(ask(Role.GUEST,
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a.later\"},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"a.encoded\"}]"))
                .isTrue();
        assertThat(answers).isEmpty();
        later.getFirst().accept(new RpcError(RpcError.BUSY, "busy"));
        assertThat(answers).containsExactly("[{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": -32002, \"message\": \"busy\"}}, "
                + "{\"jsonrpc\": \"2.0\", \"id\": 2, \"result\": [7]}]");
    }

    @Test
    void watchersAreToldOfEachCallWhenItWasAnswered() {
        try (Subscription seen = events.subscribe(100)) {
            call(Role.GUEST, "a.ping", "{}");
            call(Role.GUEST, "a.send", "{}");
            call(Role.GUEST, "a.later", "{}");
            clock.pass(7);
            later.getFirst().accept(new RpcError(RpcError.REFUSED, "no"));
            call(Role.GUEST, "x".repeat(64), "{}");
            call(Role.GUEST, "y".repeat(65), "{}");
            ask(Role.GUEST, "{}");
            assertThat(drained(seen))
                    .extracting(event -> ((HubEvent.RpcAnswered) event).method() + " " + ((HubEvent.RpcAnswered) event).error() + " "
                            + ((HubEvent.RpcAnswered) event).took())
                    .containsExactly("a.ping 0 PT0S", "a.send -32001 PT0S", "a.later -32003 PT0.007S",
                            "x".repeat(64) + " -32601 PT0S", "y".repeat(64) + "… -32601 PT0S", "(invalid) -32600 PT0S");
        }
    }

    @Test
    void aMethodThatBreaksIsAFaultOfTheHub() {
        try (Subscription seen = events.subscribe(100)) {
            call(Role.GUEST, "a.broken", "{}");
            List<HubEvent> told = drained(seen);
            assertThat(told.getFirst()).isInstanceOfSatisfying(HubEvent.Fault.class, fault -> assertThat(fault.where() + fault.what())
                    .contains("a.broken").contains("on purpose"));
            assertThat(told.getLast())
                    .isEqualTo(new HubEvent.RpcAnswered(clock.wallMillis(), "ana", "a.broken", RpcError.INTERNAL, Duration.ZERO));
        }
        assertThat(answers).singleElement().asString().contains("Internal error").doesNotContain("on purpose");
    }

    private static List<HubEvent> drained(Subscription seen) {
        var all = new ArrayList<HubEvent>();
        seen.drain(100, all::add);
        return all;
    }

    /** Looking is not for the audit; keys, rules and sessions say more of themselves. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            queue.delete | {"name":"luis"}                  | operator_call queue.delete luis ana
            queue.delete | {"domain":"b.com"}               | operator_call queue.delete b.com ana
            queue.delete | {"name":"luis","domain":"b.com"} | operator_call queue.delete luis ana
            queue.delete | {}                               | operator_call queue.delete  ana
            queue.delete | null                             | operator_call queue.delete  ana
            queue.peek   | {"name":"luis"}                  | ``
            key.create   | {"name":"luis"}                  | ``
            a.ping       | {}                               | ``
            """)
    void whatTheOperatorDoesIsForTheAudit(String method, String params, String record) {
        call(Role.OPERATOR, method, params);
        assertThat(String.join(", ", trail)).isEqualTo(record);
        trail.clear();
        call(Role.AGENT, method, params);
        assertThat(trail).as("nobody else's").isEmpty();
    }
}
