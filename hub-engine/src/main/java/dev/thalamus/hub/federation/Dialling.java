package dev.thalamus.hub.federation;

import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.hub.net.Dialer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Dials one other hub, and takes note of what came of it. Confined to the core. */
final class Dialling {
    /** Time for TLS and the upgrade, and as much again for the registration. */
    static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Surroundings hub;
    private final Federation federation;
    private final Peer peer;
    private final Redial redial;
    private final PeerTally tally;

    Dialling(Surroundings hub, Federation federation, Peer peer, Redial redial, PeerTally tally) {
        this.hub = hub;
        this.federation = federation;
        this.peer = peer;
        this.redial = redial;
        this.tally = tally;
    }

    void dial() {
        Dialer dialer = federation.dialer();
        if (dialer == null) {
            return;
        }
        int mine = redial.begin();
        RemoteHub remote = peer.remote();
        var address = new Dialer.Address(URI.create(remote.url()), remote.trust().isEmpty() ? null : Path.of(remote.trust()));
        dialer.dial(address, CONNECT, HANDSHAKE, outcome -> hub.owner().submitElsewhere(Turn.of(() -> ended(mine, outcome))));
    }

    private void ended(int mine, Dialer.Outcome outcome) {
        boolean current = redial.ended(mine);
        switch (outcome) {
            case Dialer.Outcome.Failed failed -> {
                if (current) {
                    failed(failed.why(), failed.lasting());
                }
            }
            case Dialer.Outcome.Linked linked -> {
                if (!current || !peer.remote().enabled() || federation.stopping()) {
                    linked.link().end(1000, "not wanted any more");
                    linked.link().discard();
                    return;
                }
                peer.dialled(new PeerLink(hub, peer, linked.link(), true));
            }
        }
    }

    /** It did not work, or the link was lost. */
    void failed(String why, boolean lasting) {
        long now = hub.clock().nanos();
        tally.problem(why, hub.clock().wallMillis());
        redial.failed(lasting ? why : null, now, peer.sending() != null, peer.isNeuralHub());
        peer.look(now);
    }
}
