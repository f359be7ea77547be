package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads slowly is owed the rest, gets it from the log, and where that is gone, somebody is told. */
class ReplayTest extends Ag2Fixture {
    private static final int TEXTS = 120;
    private static final String LONG = "x".repeat(100_000);

    private Ag2Client eva;

    ReplayTest() { super("network.sessions=2", "network.memoryBytes=1", "delivery.softBytes=20KiB", "delivery.stall=1m"); }

    @BeforeEach
    void connectEva() { eva = Ag2Client.agent(hub, "eva"); }

    @AfterEach
    void disconnectEva() { eva.close(); }

    private List<AuditEntry> audit(String filter) { return hub.oversight().audit(filter, 0, 100).join().entries(); }

    /** More than any socket takes, so that the hub owes luis the rest. */
    private String muchToSay() {
        String channel = ana.open("conversation", "", luis);
        luis.stopReading();
        for (int i = 0; i < TEXTS; i++) {
            ana.say(channel, i + " " + LONG);
        }
        return channel;
    }

    @Test
    void whatASlowReaderIsOwedComesInItsOrder() {
        muchToSay();
        luis.readOn();
        for (int i = 0; i < TEXTS; i++) {
            assertThat(luis.heard()).startsWith(i + " x");
        }
    }

    @Test
    void whatCannotBePaidAnyMoreIsOnTheRecordAndTheRestGoesOn() throws Exception {
        String channel = muchToSay();
        try (var events = hub.events().subscribe(10_000)) {
            ana.result("close_channel", "{\"channel_id\": \"" + channel + "\", \"reason\": \"enough\"}");
            ana.open("conversation", "", eva);
            ana.open("conversation", "", eva);
            var forgotten = new ArrayList<HubEvent.SessionsForgotten>();
            Eventually.holds("it is told that a session gave way", () -> {
                events.drain(10_000, event -> {
                    if (event instanceof HubEvent.SessionsForgotten one) {
                        forgotten.add(one);
                    }
                });
                return !forgotten.isEmpty();
            });
            assertThat(forgotten).singleElement().satisfies(event -> assertThat(event.count()).isOne());
        }
        assertThat(hub.oversight().sessions(10).join()).extracting(session -> session.id()).doesNotContain(channel);
        luis.readOn();
        Eventually.holds("the loss is on the record", () -> !audit("kind:replay_lost agent:luis channel:" + channel).isEmpty());
        luis.settle();
        assertThat(luis.pending()).as("what had been sent is there").isNotEmpty().hasSizeLessThan(TEXTS);
    }
}
