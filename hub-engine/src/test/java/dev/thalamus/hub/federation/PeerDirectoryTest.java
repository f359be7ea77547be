package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.core.RemoteAgents.Remote;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agents of other hubs, and what passed between them and here. */
class PeerDirectoryTest {
    private static final String HUB = "empresa-a.com";

    private final PeerDirectory directory = new PeerDirectory();

    @Test
    void whatPassedIsCountedOverReportsAndLinks() {
        report(true, "comprador", "catalogo");
        directory.took(HUB, "comprador");
        directory.took(HUB, "comprador");
        directory.came(HUB, "comprador");
        report(true, "comprador");
        directory.offline(HUB);
        report(false, "catalogo");
        assertThat(find("comprador")).satisfies(agent -> {
            assertThat(agent.received()).isEqualTo(2);
            assertThat(agent.sent()).isEqualTo(1);
            assertThat(agent.online()).isFalse();
        });
        assertThat(find("catalogo").received()).isZero();
    }

    @Test
    void whoIsToldOfInALaterPartOfALongListIsStillTheSame() {
        report(true, "comprador", "catalogo");
        directory.came(HUB, "catalogo");
        report(true, "comprador");
        report(false, "catalogo");
        assertThat(find("catalogo").sent()).isEqualTo(1);
    }

    @Test
    void whatOneInstanceTookByItsHashIsItsNames() {
        report(true, "comprador");
        directory.took(HUB, "hash-comprador");
        assertThat(find("comprador").received()).isEqualTo(1);
    }

    @Test
    void aHashThatTwoHubsClaimIsNobodys() {
        report(true, "comprador");
        assertThat(directory.byHash("hash-comprador")).isEqualTo(find("comprador"));
        directory.update("evil.example", new ControlMessage.HubPeerUpdate("evil.example",
                List.of(new ControlMessage.RemoteAgent("espia", "hash-comprador", true, "evil.example")), true, 1));
        assertThat(directory.byHash("hash-comprador")).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NaN, -1, 1e300})
    void aTimeThatIsNoneIsNotPassedOn(double time) {
        directory.update(HUB,
                new ControlMessage.HubPeerUpdate(HUB, List.of(new ControlMessage.RemoteAgent("comprador", "h", true, HUB)), true, time));
        assertThat(find("comprador").lastSeen()).isZero();
    }

    @Test
    void namesThatNobodyReportedAreNotCounted() {
        directory.took(HUB, "nadie");
        report(true, "comprador");
        directory.came(HUB, "nadie");
        directory.came("otro.example", "comprador");
        assertThat(directory.all()).singleElement().extracting(Remote::sent).isEqualTo(0L);
    }

    @Test
    void whoIsForgottenBeginsAnew() {
        report(true, "comprador");
        directory.took(HUB, "comprador");
        directory.forget(HUB);
        report(true, "comprador");
        assertThat(find("comprador").received()).isZero();
    }

    private void report(boolean full, String... names) {
        directory.update(HUB, new ControlMessage.HubPeerUpdate(HUB,
                List.of(names).stream().map(name -> new ControlMessage.RemoteAgent(name, "hash-" + name, true, HUB)).toList(), full, 1));
    }

    private Remote find(String name) { return java.util.Objects.requireNonNull(directory.find(name, HUB)); }
}
