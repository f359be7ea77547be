package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.app.attach.AttachedHubs;
import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.HubException;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.host.HubStatus.Phase;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A window that looks at a hub of another program. */
class AttachedHubsTest {
    private static final String SECRET = "0123456789abcdef0123456789ab1f3a";

    @TempDir
    Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AttachedHubs elsewhere = new AttachedHubs();
    private Hub hub;

    @BeforeEach
    void open() { hub = HubEngine.open(LinkedHubs.config(dir, "empresa-a.com")); }

    @AfterEach
    void close() {
        elsewhere.close();
        http.shutdownNow();
        hub.close();
    }

    @Test
    void its_agents_queues_links_and_signals_are_seen() throws Exception {
        Hub seen = attach();
        assertThat(elsewhere.watched()).contains(hub.info().url());
        assertThat(seen.info().domain()).isEqualTo("empresa-a.com");
        LinkedHubs.call(hub, "peer.add",
                "\"domain\": \"away.example\", \"url\": \"ws://127.0.0.1:9\", \"token\": \"" + SECRET + "\", \"autoconnect\": false");
        new PlainAgent(http, url(), "almacen", "a1a1a1a1").close();
        try (var ana = new PlainAgent(http, url(), "ana", "b2b2b2b2"); var eva = new PlainAgent(http, url(), "eva", "c3c3c3c3")) {
            ana.send("eva", "{\"hola\": \"ñandú\"}");
            ana.send("almacen", "{\"espera\": true}");
            Eventually.isTrue("two signals are heard", () -> seen.history().count() == 2);
            Eventually.isTrue("one waits", () -> snapshot(seen).totals().pending() == 1);
            List<SignalRecord> signals = seen.history().read(0, 10);
            assertThat(signals.getFirst().payload()).isEqualTo("{\"hola\": \"ñandú\"}");
            assertThat(signals.getFirst().sourceName()).isEqualTo("ana");
            assertThat(signals).extracting(SignalRecord::outcome).containsExactly(Outcome.DELIVERED, Outcome.QUEUED);
            assertThat(signals.getFirst().messageId()).isEqualTo(hub.history().read(1, 1).getFirst().messageId());
            HubSnapshot now = snapshot(seen);
            assertThat(now.agents()).filteredOn(agent -> agent.name().equals("ana")).singleElement()
                    .satisfies(agent -> assertThat(agent.kind()).isEqualTo(AgentKind.LIVE));
            assertThat(now.peers()).singleElement().satisfies(peer -> {
                assertThat(peer.state()).isInstanceOf(PeerState.Waiting.class);
                assertThat(peer.remote().token()).isEmpty();
            });
            assertThat(seen.queues().peek(QueueScope.of("almacen"), 0, 10).get(10, TimeUnit.SECONDS).rows()).singleElement()
                    .satisfies(row -> assertThat(row.signal().payload()).isEqualTo("{\"espera\": true}"));
            assertThat(seen.send("eva", SignalType.DOPAMINE, "{}").get(10, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.DELIVERED);
            Eventually.isTrue("eva got it", () -> eva.signals().size() == 2);
        }
    }

    @Test
    void its_console_answers_calls_batches_and_errors() throws Exception {
        Hub seen = attach();
        assertThat(seen.rpc("{\"jsonrpc\":\"2.0\",\"id\":\"c-7\",\"method\":\"peer.list\"}").get(10, TimeUnit.SECONDS))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"c-7\",\"result\":{\"peers\":[]}}");
        assertThat(seen.rpc("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no.such\"},{\"jsonrpc\":\"2.0\",\"method\":\"hub.ping\"}]")
                .get(10, TimeUnit.SECONDS)).contains("\"id\":1", "-32601").doesNotContain("\"id\":2");
        assertThat(seen.rpc("{").get(10, TimeUnit.SECONDS)).contains("-32700");
    }

    @Test
    void its_sessions_identities_rules_and_audit_are_read_and_changed_as_there() throws Exception {
        Oversight there = attach().oversight(), here = hub.oversight();
        try (var ana = new PlainAgent(http, url(), "ana", "b2b2b2b2"); var eva = new PlainAgent(http, url(), "eva", "c3c3c3c3")) {
            ana.send("eva", "{\"conversation\": \"c-1\", \"hola\": \"ñandú\"}");
            Eventually.isTrue("it is heard", () -> eva.signals().size() == 1);
            IdentityView ruled = there.setRule("ana", "{\"limits\": {\"inbox\": {\"max_pending\": 7}}}").get(10, TimeUnit.SECONDS);
            assertThat(ruled.name()).isEqualTo("ana");
            assertThat(there.identities().get(10, TimeUnit.SECONDS)).isEqualTo(here.identities().get(10, TimeUnit.SECONDS))
                    .extracting(IdentityView::name).contains("ana");
            assertThat(there.sessions(10).get(10, TimeUnit.SECONDS)).isEqualTo(here.sessions(10).get(10, TimeUnit.SECONDS));
            AuditPage audit = there.audit("", 0, 100).get(10, TimeUnit.SECONDS);
            assertThat(audit).isEqualTo(here.audit("", 0, 100).get(10, TimeUnit.SECONDS));
            assertThat(audit.entries()).isNotEmpty();
            assertThat(there.verifyAudit().get(10, TimeUnit.SECONDS).whole()).isTrue();
            assertThat(there.exportAudit(0).get(10, TimeUnit.SECONDS).lines()).contains("ana");
            assertThat(there.returnRule("ana", "{}").get(10, TimeUnit.SECONDS).operatorRule()).isFalse();
            assertThat(there.tryRule("ana", "{}", DryRunWatch.NONE).get(10, TimeUnit.SECONDS).stopped()).isZero();
        }
        assertThatThrownBy(() -> there.setRule("ana", "no json").get(10, TimeUnit.SECONDS)).cause().isInstanceOf(HubException.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> there.sessionLog("0".repeat(32), 0, 10).get(10, TimeUnit.SECONDS)).cause()
                .isInstanceOf(HubException.class);
    }

    @Test
    void a_wrong_token_a_wrong_address_and_nobody_there_are_told_apart() {
        assertThatThrownBy(() -> elsewhere.attach(hub.info().url(), "wrong").get(20, TimeUnit.SECONDS)).hasMessageContaining("guest");
        assertThatThrownBy(() -> elsewhere.attach("http://127.0.0.1:1", "x").get(20, TimeUnit.SECONDS))
                .hasMessageContaining("ws:// or wss://");
        assertThatThrownBy(() -> elsewhere.attach("127.0.0.1:9", "x").get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(elsewhere.sites()).isEmpty();
        assertThat(elsewhere.watched()).isEmpty();
    }

    @Test
    void a_lost_hub_says_so_and_is_reached_again() throws Exception {
        attach();
        int port = hub.info().port();
        hub.close();
        Eventually.isTrue("the window knows", () -> elsewhere.status().orElseThrow().phase() == Phase.STOPPED);
        assertThat(elsewhere.status().orElseThrow().failure()).isNotEmpty();
        assertThat(elsewhere.sites()).singleElement().satisfies(site -> assertThat(site.reached()).isFalse());
        hub = HubEngine.open(LinkedHubs.config(dir, "empresa-a.com").at(port));
        elsewhere.again();
        // Its operator's token is another one at every start.
        Eventually.isTrue("it was tried", () -> elsewhere.status().orElseThrow().phase() == Phase.STOPPED);
        elsewhere.attach(hub.info().url(), token()).get(20, TimeUnit.SECONDS);
        assertThat(elsewhere.sites()).singleElement().satisfies(site -> assertThat(site.reached()).isTrue());
        elsewhere.detach(hub.info().url());
        assertThat(elsewhere.sites()).isEmpty();
        assertThat(elsewhere.status()).isEmpty();
    }

    private Hub attach() throws Exception {
        elsewhere.attach(hub.info().url(), token()).get(20, TimeUnit.SECONDS);
        return Objects.requireNonNull(elsewhere.status().orElseThrow().hub());
    }

    private String token() throws Exception {
        return JsonMapper.shared().readTree(Files.readString(dir.resolve("operator.json"))).path("token").asString("");
    }

    private static HubSnapshot snapshot(Hub of) { return of.snapshot().join(); }

    private URI url() { return URI.create(hub.info().url()); }
}
