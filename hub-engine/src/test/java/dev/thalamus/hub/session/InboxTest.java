package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.event.HubEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a message for someone who has too many, and who is told. */
class InboxTest {
    private final SessionHarness hub = new SessionHarness();
    private Session session;

    @BeforeEach
    void open() {
        List.of("ana", "luis", "eva").forEach(hub::agent);
        session = hub.open("broadcast", "{}", "ana", "luis", "eva");
        hub.handed.clear();
    }

    private void inbox(String rule) { hub.rule("luis", "{\"limits\": {\"inbox\": " + rule + "}}"); }

    private void say(String... texts) {
        for (String text : texts) {
            hub.say(session, "ana", text);
        }
    }

    @Test
    void rejectRefusesTheMessageForEverybody() {
        inbox("{\"max_pending\": 2, \"overflow\": \"reject\"}");
        say("1", "2");
        assertThat(hub.refused(session, "ana", "3").why()).isEqualTo("the inbox of 'luis' is full: 2 messages are unacknowledged");
        assertThat(hub.handed("eva")).containsExactly("1", "2");
    }

    @Test
    void anAcknowledgementMakesRoomForAllBeforeIt() {
        inbox("{\"max_pending\": 2}");
        say("1");
        String second = hub.say(session, "ana", "2");
        hub.acknowledge(session, "luis", second);
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).isZero();
        say("3", "4");
        assertThat(hub.handed("luis")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void dropNewestLeavesItInTheLogAndDeliversItToTheOthers() {
        inbox("{\"max_pending\": 2, \"overflow\": \"drop_newest\"}");
        say("1", "2", "3");
        assertThat(hub.handed("luis")).containsExactly("1", "2");
        assertThat(hub.handed("eva")).containsExactly("1", "2", "3");
        assertThat(hub.log(session)).extracting(Envelope::words).contains("3");
        Envelope third = hub.log(session).getLast();
        assertThat(session.owes(hub.id("luis"), third)).as("nor later").isFalse();
        assertThat(session.owes(hub.id("eva"), third)).isTrue();
        assertThat(hub.recorded("inbox_dropped")).isOne();
    }

    @Test
    void dropOldestGivesTheOldestUp() {
        inbox("{\"max_pending\": 2, \"overflow\": \"drop_oldest\"}");
        String first = hub.say(session, "ana", "1");
        say("2", "3");
        assertThat(hub.handed("luis")).containsExactly("1", "2", "3");
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).isEqualTo(2);
        assertThat(session.cursor(hub.id("luis"))).isEqualTo(first);
        assertThat(hub.recorded("inbox_dropped")).isOne();
        assertThat(hub.told(HubEvent.InboxPressure.class)).extracting(HubEvent.InboxPressure::dropped).contains(1L);
    }

    @Test
    void theHighWaterMarkIsToldOnceUntilItFalls() {
        inbox("{\"max_pending\": 10, \"high_water\": 3}");
        say("1", "2", "3", "4");
        assertThat(hub.told(HubEvent.InboxPressure.class)).singleElement()
                .satisfies(event -> assertThat(event.unacknowledged()).isEqualTo(3));
        hub.acknowledge(session, "luis", hub.say(session, "ana", "5"));
        say("6", "7", "8");
        assertThat(hub.told(HubEvent.InboxPressure.class)).as("it fell and rose again").hasSize(1);
    }

    @Test
    void aMarkOfZeroTellsNothing() {
        inbox("{\"max_pending\": 3, \"high_water\": 0}");
        say("1", "2", "3");
        assertThat(hub.told(HubEvent.InboxPressure.class)).isEmpty();
    }

    @Test
    void withoutABoundNothingIsRefused() {
        inbox("{\"max_pending\": 0}");
        Session two = hub.open("conversation", "{}", "ana", "luis");
        hub.handed.clear();
        for (int i = 0; i < 2_000; i++) {
            hub.say(two, "ana", "n" + i);
        }
        assertThat(hub.handed("luis")).hasSize(2_000);
    }

    @Test
    void whatIsNotAcknowledgedLiesInTheInboxAfterARestartToo(@org.junit.jupiter.api.io.TempDir java.nio.file.Path dir) {
        try (var before = new SessionHarness(hub.clock, dir)) {
            List.of("ana", "luis").forEach(before::agent);
            Session talk = before.open("conversation", "{}", "ana", "luis");
            before.acknowledge(talk, "luis", before.say(talk, "ana", "1"));
            before.say(talk, "ana", "2");
            before.say(talk, "ana", "3");
        }
        try (var after = new SessionHarness(hub.clock, dir)) {
            assertThat(after.sessions.unacknowledged(after.id("luis"))).isEqualTo(2);
        }
    }

    @Test
    void afterARestartAnAcknowledgementStillCountsForAllBeforeIt(@TempDir Path dir) {
        var clock = new ManualClock();
        String second;
        Session other;
        try (var before = new SessionHarness(clock, dir)) {
            List.of("ana", "luis").forEach(before::agent);
            Session one = before.open("conversation", "{}", "ana", "luis");
            other = before.open("conversation", "{}", "ana", "luis");
            before.say(one, "ana", "1");
            second = before.say(other, "ana", "2");
            before.say(one, "ana", "3");
            before.say(other, "ana", "4");
        }
        try (var after = new SessionHarness(clock, dir)) {
            assertThat(after.sessions.unacknowledged(after.id("luis"))).isEqualTo(4);
            after.sessions.acknowledge(after.id("luis"), other.id(), second);
            assertThat(after.sessions.unacknowledged(after.id("luis"))).isEqualTo(3);
        }
    }
}
