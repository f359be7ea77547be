package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.identity.NameRules;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SendReceipt;
import dev.thalamus.hub.model.Synapse;
import dev.thalamus.hub.store.KnownInstance;
import dev.thalamus.hub.wire.SignalFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a signal goes, what is written down of it, and who is told. */
class RouterTest {
    private static final byte[] ID = new byte[16];

    @TempDir
    Path dir;
    private CoreHarness hub;
    private CoreHarness.Connected ana;
    private List<CoreHarness.Connected> others;

    @BeforeEach
    void open() {
        hub = new CoreHarness(dir, new HubConfig.Delivery(Duration.ofMinutes(5), 2, 16 << 20, 65_536, 1 << 20, Duration.ofSeconds(10),
                Duration.ofSeconds(20), 2));
        ana = hub.join("ana", "a");
        hub.leave(hub.join("luis", "l1"));
        others = List.of(hub.join("ventas", "v1"), hub.join("ventas", "v2"), hub.join("v1", "misleading"));
    }

    @AfterEach
    void close() { hub.close(); }

    private String last() { return hub.ask(() -> hub.written.getLast().what()); }

    private List<String> receivers() {
        return hub.ask(() -> {
            hub.flushes.flush();
            return others.stream().filter(one -> !one.peer().payloads.isEmpty()).map(one -> one.agent().hash()).toList();
        });
    }

    /** A peer b.com that knows eva, and an agent of another protocol called Otto. */
    private void neighbours() {
        hub.turn(() -> {
            hub.core.remotes(new RemoteRoutes() {
                @Override
                public Taking forward(String domain, String name, Outgoing signal, Fate fate) {
                    return !domain.equals("b.com")
                            ? Taking.refused(Reason.UNKNOWN_DOMAIN)
                            : name.equals("slow") ? Taking.QUEUED : Taking.FORWARDED;
                }

                @Override
                public RemoteAgents.@Nullable Remote byHash(String hash) {
                    return hash.startsWith("ff") ? new RemoteAgents.Remote("eva", "b.com", hash, hash.equals("ff00"), 0, 0, 0) : null;
                }
            });
            hub.core.foreign(new ForeignAgents() {
                @Override
                public @Nullable String idOf(String name) { return null; }

                @Override
                public @Nullable Taken take(String target, String sourceName, byte[] payload, Settled settled) {
                    return target.equals("otto") ? new Taken("Otto", Outcome.DELIVERED, Reason.NONE, 1) : null;
                }
            });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ventas          | DELIVERED NONE ana>ventas#v1 x1      | v1
            ventas@hub.test | DELIVERED NONE ana>ventas#v1 x1      | v1
            v2              | DELIVERED NONE ana>ventas#v2 x1      | v2
            v2@hub.test     | DELIVERED NONE ana>ventas#v2 x1      | v2
            v1              | DELIVERED NONE ana>ventas#v1 x1      | v1
            ''              | DELIVERED NONE ana># x3              | v1, v2, misleading
            luis            | QUEUED OFFLINE ana>luis# x0          | ''
            l1              | QUEUED OFFLINE ana>luis# x0          | ''
            nobody          | REFUSED UNKNOWN_TARGET ana># x0      | ''
            nobody@hub.test | REFUSED UNKNOWN_TARGET ana># x0      | ''
            @hub.test       | REFUSED UNKNOWN_TARGET ana># x0      | ''
            eva@b.com       | FORWARDED NONE ana>eva@b.com# x0     | ''
            slow@b.com      | QUEUED PEER_DOWN ana>slow@b.com# x0  | ''
            ventas@b.com    | FORWARDED NONE ana>ventas@b.com# x0  | ''
            ff00            | FORWARDED NONE ana>eva@b.com# x0     | ''
            eva@c.com       | REFUSED UNKNOWN_DOMAIN ana>eva@c.com# x0   | ''
            eva@            | REFUSED UNKNOWN_DOMAIN ana>eva@# x0        | ''
            eva@b.com@c.com | REFUSED UNKNOWN_DOMAIN ana>eva@b.com@c.com# x0 | ''
            otto            | DELIVERED NONE ana>Otto# x1          | ''
            """)
    void aTargetLeadsToItsReceivers(String target, String written, String receivers) {
        neighbours();
        hub.send(ana, target, "{}");
        assertThat(last()).isEqualTo(written);
        assertThat(String.join(", ", receivers())).isEqualTo(receivers);
        Counters counters = hub.core.counters();
        assertThat(hub.<List<Long>>ask(() -> List.of(counters.signals, counters.byType[1], counters.forwarded, counters.refusedTotal(),
                ana.agent().sent, ana.agent().errors)))
                .containsExactly(1L, 1L, target.contains("b.com") && !target.contains("c.com") || target.equals("ff00") ? 1L : 0L,
                        written.startsWith("REFUSED") ? 1L : 0L, 1L, written.startsWith("REFUSED") ? 1L : 0L);
        assertThat(counters.bytes).isEqualTo(34 + 1 + target.length() + 2).isEqualTo(ana.agent().bytesSent);
    }

    @Test
    void aBroadcastToNobodyIsRefused() {
        others.forEach(hub::leave);
        hub.send(ana, "", "{}");
        assertThat(last()).isEqualTo("REFUSED NO_RECEIVER ana># x0");
    }

    @Test
    void aDryRunForAHashThatIsAwaySaysThatItWaits() {
        hub.leave(hub.join("pedro", "p1"));
        assertThat(hub.ask(() -> hub.core.directory().whereTo("hub.test", "p1")).outcome()).isEqualTo("queued");
        assertThat(hub.ask(() -> hub.core.directory().whereTo("hub.test", "p2")).outcome()).isEqualTo("refused");
    }

    @Test
    void whoIsAwayHereAndOnlineAtAPeerIsServedThere() {
        neighbours();
        hub.leave(hub.join("eva", "ff00"));
        hub.leave(hub.join("eva", "ff01"));
        hub.send(ana, "ff00", "{}");
        assertThat(last()).isEqualTo("FORWARDED NONE ana>eva@b.com# x0");
        hub.send(ana, "ff01", "{}");
        assertThat(last()).as("the peer says that it is away there").isEqualTo("QUEUED OFFLINE ana>eva# x0");
        console(Protocol.FEDERATION, "ff00");
        assertThat(last()).as("what a peer sent goes to no other").isEqualTo("QUEUED OFFLINE console>eva# x0");
        assertThat(hub.<String>ask(() -> hub.core.directory().elsewhere("ff00") + " " + hub.core.directory().elsewhere("ff01")))
                .contains("b.com").endsWith(" null");
    }

    @Test
    void aHashOfTheDayBeforeIsUnknownAndAlsoAfterARestart() {
        hub.close();
        var clock = new ManualClock();
        HubConfig.Delivery delivery = HubConfig.defaults(dir).delivery();
        Path own = dir.resolve("own");
        hub = new CoreHarness(own, delivery, clock);
        hub.leave(hub.join("pedro", "p1"));
        hub.turn(() -> hub.core.save());
        hub.close();
        clock.pass(Duration.ofDays(1).toMillis() - 1);
        hub = new CoreHarness(own, delivery, clock);
        assertThat(hub.ask(() -> hub.core.directory().whereTo("hub.test", "p1")).outcome()).isEqualTo("queued");
        clock.pass(1);
        ana = hub.join("ana", "a");
        hub.send(ana, "p1", "{}");
        assertThat(last()).isEqualTo("REFUSED UNKNOWN_TARGET ana># x0");
        assertThat(hub.ask(() -> hub.core.directory().whereTo("hub.test", "p1")).outcome()).isEqualTo("refused");
        hub.close();
        hub = new CoreHarness(own, delivery, clock);
        assertThat(hub.store.restored().instances()).extracting(KnownInstance::hash).contains("p1");
        hub.turn(() -> hub.core.save());
        hub.close();
        hub = new CoreHarness(own, delivery, clock);
        assertThat(hub.store.restored().instances()).extracting(KnownInstance::hash).doesNotContain("p1");
    }

    @Test
    void aSourceOfSomebodyElseIsRefused() {
        byte[] frame = SignalFrame.encode(1, 1.0, ID, "v1", "v2", "{}".getBytes(StandardCharsets.UTF_8));
        hub.turn(() -> hub.core.route(ana.agent(), frame, 0, frame.length, 0, System.nanoTime()));
        assertThat(last()).isEqualTo("REFUSED SPOOFED_SOURCE ana># x0");
        assertThat(receivers()).isEmpty();
        Counters counters = hub.core.counters();
        assertThat(hub.<List<Long>>ask(() -> List.of(counters.signals, counters.bytes, ana.agent().errors))).containsExactly(1L,
                (long) frame.length, 1L);
    }

    @Test
    void whatIsDeliveredStrengthensAndWhatFindsNoRoomWeakens() {
        hub.send(ana, "ventas", "{}");
        for (int i = 0; i < 3; i++) {
            hub.send(ana, "luis", "{}");
        }
        assertThat(last()).isEqualTo("REFUSED QUEUE_FULL ana>luis# x0");
        assertThat(hub.<List<Synapse>>ask(() -> hub.core.plasticity().all()))
                .extracting(one -> one.source() + ">" + one.target() + " " + one.strength())
                .containsExactlyInAnyOrder("ana>ventas 1.05", "ana>luis 0.9");
    }

    /** Of the two that ana may write to only ventas is here; the console and what came out of a session are above the rules, but not abroad. */
    private static final class Rules implements NameRules {
        @Override
        public boolean armed() { return true; }

        @Override
        public Reason judge(String from, String to, long nanos) { return allows(from, to) ? Reason.NONE : Reason.RULE; }

        @Override
        public boolean allows(String from, String to) {
            return to.isEmpty() || to.equals("luis") || to.equals("ventas") && from.equals("ana");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEURAL   | ventas    | DELIVERED NONE ana>ventas#v1 x1   | v1
            NEURAL   | v2        | DELIVERED NONE ana>ventas#v2 x1   | v2
            NEURAL   | misleading | REFUSED RULE ana>v1# x0          | ''
            NEURAL   | luis      | QUEUED OFFLINE ana>luis# x0       | ''
            NEURAL   | ''        | DELIVERED NONE ana># x2           | v1, v2
            NEURAL   | eva@b.com | REFUSED RULE ana>eva@b.com# x0    | ''
            JSON_RPC | misleading | DELIVERED NONE console>v1#misleading x1 | misleading
            JSON_RPC | ''        | DELIVERED NONE console># x4       | v1, v2, misleading
            JSON_RPC | eva@b.com | REFUSED RULE console>eva@b.com# x0 | ''
            NETWORK  | misleading | DELIVERED NONE console>v1#misleading x1 | misleading
            """)
    void rulesHoldForAgentsHereAndForEveryoneAbroad(Protocol protocol, String target, String written, String receivers) {
        neighbours();
        hub.turn(() -> hub.core.rules(new Rules()));
        if (protocol == Protocol.NEURAL) {
            hub.send(ana, target, "{}");
        } else {
            console(protocol, target);
        }
        assertThat(last()).isEqualTo(written);
        assertThat(String.join(", ", receivers())).isEqualTo(receivers);
    }

    @Test
    void aBroadcastThatRulesKeepFromAllIsRefusedForThem() {
        others.subList(0, 2).forEach(hub::leave);
        hub.turn(() -> hub.core.rules(new Rules()));
        hub.send(ana, "", "{}");
        assertThat(last()).isEqualTo("REFUSED RULE ana># x0");
    }

    @Test
    void aBroadcastOverTheSendersRateReachesNobody() {
        hub.turn(() -> hub.core.rules(new NameRules() {
            @Override
            public boolean armed() { return true; }

            @Override
            public Reason judge(String from, String to, long nanos) { return to.isEmpty() ? Reason.RATE_LIMITED : Reason.NONE; }

            @Override
            public boolean allows(String from, String to) { return true; }
        }));
        hub.send(ana, "", "{}");
        assertThat(last()).isEqualTo("REFUSED RATE_LIMITED ana># x0");
        assertThat(receivers()).isEmpty();
    }

    @Test
    void whoReadsTooSlowlyGetsItLater() {
        hub.turn(() -> others.get(1).agent().draining = true);
        hub.send(ana, "v2", "{}");
        assertThat(last()).isEqualTo("QUEUED SLOW_READER ana>ventas# x0");
        hub.send(ana, "", "{}");
        assertThat(last()).as("what is kept for one counts").isEqualTo("DELIVERED NONE ana># x3");
        assertThat(receivers()).containsExactly("v1", "misleading");
        assertThat(hub.<Long>ask(() -> hub.core.pending())).isEqualTo(2);
    }

    @Test
    void aPayloadThatReceiversWouldMistakeIsHandedOverUnderAGuard() {
        hub.send(ana, "v2", "{\"_ctrl\":1}");
        assertThat(receivers()).containsExactly("v2");
        assertThat(others.get(1).peer().payloads).containsExactly("{\"\\u005fctrl\":1}");
    }

    private List<SendReceipt> console(Protocol protocol, String target) {
        var receipts = new ArrayList<SendReceipt>();
        byte[] frame = SignalFrame.encode(1, 1.0, ID, "console", target, "{}".getBytes(StandardCharsets.UTF_8));
        hub.turn(() -> hub.core.route(hub.core.anonymous("console"), protocol, frame, 0, System.nanoTime(), receipts::add));
        return receipts;
    }

    @Test
    void whatAnAgentOfAnotherProtocolIsToAnswerIsToldWhenItDoes() {
        var promised = new ArrayList<ForeignAgents.Settled>();
        hub.turn(() -> hub.core.foreign(new ForeignAgents() {
            @Override
            public @Nullable String idOf(String name) { return null; }

            @Override
            public Taken take(String target, String sourceName, byte[] payload, Settled settled) {
                promised.add(settled);
                assertThat(sourceName + " " + new String(payload, StandardCharsets.UTF_8)).isEqualTo("console {}");
                return new Taken("Otto", Outcome.QUEUED, Reason.NONE, 0);
            }
        }));
        List<SendReceipt> first = console(Protocol.JSON_RPC, "otto");
        List<SendReceipt> second = console(Protocol.JSON_RPC, "otto");
        assertThat(first).isEmpty();
        hub.turn(() -> promised.get(0).settled(Outcome.DELIVERED, Reason.NONE));
        hub.turn(() -> promised.get(1).settled(Outcome.REFUSED, Reason.RULE));
        assertThat(first).containsExactly(new SendReceipt(Outcome.DELIVERED, Reason.NONE, "0".repeat(32), 0, "", 1));
        assertThat(second).containsExactly(new SendReceipt(Outcome.REFUSED, Reason.RULE, "0".repeat(32), 0, "", 0));
    }

    @Test
    void whoAsksIsToldOnceWhatBecameOfIt() {
        neighbours();
        String id = "0".repeat(32);
        assertThat(console(Protocol.JSON_RPC, "v2")).containsExactly(new SendReceipt(Outcome.DELIVERED, Reason.NONE, id, 1, "v2", 1));
        assertThat(console(Protocol.JSON_RPC, "")).containsExactly(new SendReceipt(Outcome.DELIVERED, Reason.NONE, id, 2, "", 4));
        assertThat(console(Protocol.JSON_RPC, "nobody"))
                .containsExactly(new SendReceipt(Outcome.REFUSED, Reason.UNKNOWN_TARGET, id, 3, "", 0));
        assertThat(console(Protocol.JSON_RPC, "otto")).containsExactly(new SendReceipt(Outcome.DELIVERED, Reason.NONE, id, 4, "", 1));
        assertThat(console(Protocol.JSON_RPC, "eva@b.com")).as("the peer's answer is its fate").isEmpty();
        List<SendReceipt> waits = console(Protocol.JSON_RPC, "luis");
        hub.until("it is on disk", List.of(), () -> !waits.isEmpty());
        assertThat(waits).containsExactly(new SendReceipt(Outcome.QUEUED, Reason.OFFLINE, id, 0, "", 0));
        assertThat(hub.<Map<Reason, Long>>ask(() -> hub.core.counters().refused())).containsExactly(Map.entry(Reason.UNKNOWN_TARGET, 1L));
    }
}
