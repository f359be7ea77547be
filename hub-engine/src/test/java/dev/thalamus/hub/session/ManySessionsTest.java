package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.event.HubEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand sessions, full logs, heavy headers: each has a bound, a clear error or an event, and the rest goes on. */
class ManySessionsTest {
    private static final int MANY = 10_000;

    private static SessionHarness hub(SessionLimits limits) {
        var hub = new SessionHarness(limits);
        List.of("ana", "luis").forEach(hub::agent);
        return hub;
    }

    private static SessionLimits limits(int sessions, int sessionBytes, long logBytes, long memoryBytes) {
        return new SessionLimits(Duration.ofSeconds(15), sessions, sessionBytes, logBytes, memoryBytes);
    }

    private static long forgotten(SessionHarness hub) {
        return hub.told(HubEvent.SessionsForgotten.class).stream().mapToLong(HubEvent.SessionsForgotten::count).sum();
    }

    @Test
    void tenThousandSessionsAreAnsweredAndTheOldestEndedOnesGiveWay() {
        SessionHarness hub = hub(limits(MANY, 1 << 20, 64 << 20, 1 << 20));
        var all = new ArrayList<Session>(MANY);
        for (int i = 0; i < MANY; i++) {
            Session session = hub.open("conversation", "{}", "ana", "luis");
            hub.acknowledge(session, "luis", hub.say(session, "ana", "n" + i));
            all.add(session);
        }
        assertThatThrownBy(() -> hub.open("conversation", "{}", "ana", "luis")).hasMessageContaining("as many channels as it may (10000)");
        assertThat(hub.sessions.heldBytes()).as("logs in memory").isLessThanOrEqualTo(1 << 20);
        for (int i : new int[]{0, MANY / 2, MANY - 1}) {
            assertThat(hub.log(all.get(i))).as("also what only the store holds").extracting(Envelope::words).contains("n" + i);
            hub.say(all.get(i), "luis", "still there");
        }
        for (Session session : all.subList(0, 100)) {
            hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        }
        hub.run();
        for (int i = 0; i < 40; i++) {
            hub.open("conversation", "{}", "ana", "luis");
        }
        hub.look();
        assertThat(hub.sessions.all()).hasSize(MANY);
        assertThat(forgotten(hub)).isEqualTo(40);
        assertThat(hub.sessions.find(all.getFirst().id())).as("the oldest ended one").isNull();
        assertThat(hub.sessions.find(all.get(40).id())).isNotNull();
        assertThat(hub.sessions.find(all.get(100).id())).as("an open one").isNotNull();
    }

    @Test
    void logsThatAreNearlyAsLargeAsTheyMayBeGiveWay() {
        SessionHarness hub = hub(limits(1_000, 1 << 20, 200_000, 1 << 20));
        for (int i = 0; i < 30; i++) {
            Session session = hub.open("conversation", "{}", "ana", "luis");
            hub.say(session, "ana", "x".repeat(10_000));
            hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
            hub.look();
        }
        assertThat(hub.store.bytes()).isLessThanOrEqualTo(200_000);
        assertThat(forgotten(hub)).isGreaterThan(5);
        assertThat(hub.sessions.all()).isNotEmpty();
    }

    @Test
    void aLogThatIsFullTakesItsEndAndNothingElse() {
        SessionHarness hub = hub(limits(10, 20_000, 1 << 20, 1 << 20));
        Session session = hub.open("conversation", "{}", "ana", "luis");
        hub.say(session, "ana", "x".repeat(10_000));
        assertThat(hub.refused(session, "ana", "y".repeat(10_000)).why()).contains("is full (20000 bytes)");
        hub.say(session, "ana", "this still fits");
        hub.sessions.close(session, "enough", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThat(hub.log(session)).extracting(Envelope::words).contains("this still fits").doesNotContain("y".repeat(10_000));
        assertThat(session.channel().closeReason()).isEqualTo("enough");
    }

    @Test
    void headersTakeNoMoreMemoryThanTheyMay() {
        SessionHarness hub = hub(limits(1_000, 4 << 20, 1L << 30, 1 << 20));
        String heavy = "{\"k\": [" + "{},".repeat(200_000) + "{}]}";
        Session first = hub.open("conversation", heavy, "ana", "luis");
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1_000; i++) {
                hub.open("conversation", heavy, "ana", "luis");
            }
        }).hasMessageContaining("memory").hasMessageContaining("none has ended");
        int open = hub.sessions.all().size();
        assertThat(open).isLessThan(50);
        hub.sessions.close(first, "", SessionHarness.reply(channel -> {}));
        hub.run();
        hub.open("conversation", heavy, "ana", "luis");
        hub.look();
        assertThat(hub.sessions.all()).as("the ended one gave way").hasSize(open);
        assertThat(forgotten(hub)).isOne();
    }

    @Test
    void whoNeverAcknowledgesFillsItsOwnInboxOnly() {
        SessionHarness hub = hub(SessionHarness.LIMITS);
        hub.agent("eva");
        Session session = hub.open("conversation", "{}", "ana", "luis");
        for (int i = 0; i < 1_000; i++) {
            hub.say(session, "ana", "n" + i);
        }
        assertThat(hub.refused(session, "ana", "one more").code().wire()).isEqualTo("inbox_full");
        assertThat(hub.told(HubEvent.InboxPressure.class)).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("luis");
            assertThat(event.unacknowledged()).isEqualTo(800);
        });
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).isEqualTo(1_000);
        Session other = hub.open("conversation", "{}", "ana", "eva");
        hub.say(other, "ana", "eva hears");
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).as("what is over keeps nobody out").isZero();
    }

    @Test
    void anAnswerIsFoundInALogThatGrowsWhileItIsRead() {
        var hub = new SessionHarness(limits(10, 1 << 20, 64 << 20, 1));
        List.of("ana", "luis").forEach(hub::agent);
        Session asked = hub.open("conversation", "{}", "ana", "luis");
        String question = hub.say(asked, "ana", "where?");
        hub.post(Envelope.text(asked.id(), hub.id("luis"), "here").answering(question));
        hub.say(hub.open("conversation", "{}", "ana", "luis"), "ana", "now the other log is held");
        var found = new ArrayList<String>();
        hub.sessions.answerTo(asked, hub.id("luis"), question, SessionHarness.reply(json -> found.add(Sessions.envelope(json).words())));
        hub.say(asked, "ana", "meanwhile");
        assertThat(found).containsExactly("here");
    }
}
