package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a queue while commits and deletions are under way: each test does it in one turn, so that the store's answers come later. */
class DrainingTest {
    private CoreHarness hub;
    private CoreHarness.Connected sender;

    @BeforeEach
    void open(@TempDir Path dir) {
        hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery());
        sender = hub.join("sender", "s");
    }

    @AfterEach
    void close() { hub.close(); }

    @Test
    void nothingLiveOvertakesWhatWasKeptForOneInstance() {
        hub.leave(hub.join("solo", "r"));
        hub.send(sender, "solo", "1");
        var receiver = hub.ask(() -> {
            var back = hub.joinNow("solo", "r");
            hub.sendNow(sender, "r", "2");
            assertThat(back.agent().draining).as("there is something for this very instance").isTrue();
            return back;
        });
        hub.until("the first is handed over", List.of(), () -> !receiver.peer().pings.isEmpty());
        hub.send(sender, "solo", "3");
        hub.until("all is handed over", List.of(receiver), () -> hub.core.pending() == 0 && receiver.agent().live());
        assertThat(receiver.peer().payloads).containsExactly("1", "2", "3");
    }

    @Test
    void whatIsBeingDeletedIsNotHandedOverAgain() {
        var receiver = backAfter("1");
        var back = hub.ask(() -> {
            hub.pongNow(receiver);
            hub.leaveNow(receiver);
            hub.sendNow(sender, "solo", "2");
            return hub.joinNow("solo", "r");
        });
        hub.until("all is handed over", List.of(back), () -> hub.core.pending() == 0 && back.agent().live());
        assertThat(back.peer().payloads).containsExactly("2");
    }

    @Test
    void whatSomeoneIsBeingGivenIsForgottenWhenHeIsGone() {
        var receiver = backAfter("1");
        hub.leave(receiver);
        assertThat(hub.ask(() -> hub.core.pending())).isEqualTo(1);
        var back = hub.join("solo", "r");
        hub.until("all is handed over", List.of(back), () -> hub.core.pending() == 0 && back.agent().live());
        assertThat(back.peer().payloads).containsExactly("1");
    }

    @Test
    void whatIsCommittedWhileRowsWaitForRoomIsReadAfterThem(@TempDir Path other) {
        try (var small = new CoreHarness(other, DeliveryOrderTest.SMALL)) {
            var from = small.join("sender", "s");
            small.leave(small.join("solo", "r"));
            for (int i = 0; i < 20; i++) {
                small.send(from, "solo", "\"" + i + "x".repeat(900) + "\"");
            }
            var receiver = small.ask(() -> {
                var back = small.joinNow("solo", "r");
                back.peer().room = 0;
                return back;
            });
            Name solo = receiver.agent().name;
            small.until("rows wait for room", List.of(), () -> solo.drain != null && !solo.drain.reading && !solo.drain.rows.isEmpty());
            small.turn(() -> java.util.Objects.requireNonNull(solo.drain).moreBehind = false);
            small.send(from, "solo", "\"last\"");
            small.until("it was committed and said so", List.of(), () -> solo.drain != null && solo.drain.moreBehind);
            small.until("all is handed over", List.of(receiver), () -> small.core.pending() == 0);
            assertThat(receiver.peer().payloads).hasSize(21).last().isEqualTo("\"last\"");
        }
    }

    /** Someone who was away while this was sent, has been given it, and has not answered the ping yet. */
    private CoreHarness.Connected backAfter(String payload) {
        hub.leave(hub.join("solo", "r"));
        hub.send(sender, "solo", payload);
        var receiver = hub.join("solo", "r");
        hub.until("it is handed over", List.of(), () -> !receiver.peer().pings.isEmpty());
        return receiver;
    }
}
