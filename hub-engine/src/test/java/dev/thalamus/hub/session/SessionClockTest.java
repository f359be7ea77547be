package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.identity.Ttl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Somebody sets the wall clock, forwards or backwards: nothing ends before its time, and nothing lasts longer. */
class SessionClockTest {
    private static final String EXPECTS = "{\"expectations\": [{\"name\": \"max_silence\", \"on_violation\": \"audit\", \"params\": {\"seconds\": 60}}]}";

    @TempDir
    Path dir;

    private static SessionHarness open(SessionHarness hub) {
        List.of("ana", "luis").forEach(hub::agent);
        return hub;
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000, 86_400_000})
    void aSessionEndsByTheTimeThatPassed(long jump) {
        SessionHarness hub = open(new SessionHarness());
        Session session = hub.invite("conversation", Ttl.of("10m"), "{}", "ana", "luis");
        hub.answer(session, "luis", true);
        hub.clock.jump(jump);
        hub.pass(Duration.ofMinutes(9));
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        hub.say(session, "ana", "still open");
        hub.pass(Duration.ofMinutes(2));
        assertThat(session.state()).isEqualTo(Channel.State.EXPIRED);
    }

    @Test
    void whatIsSaidTooLateIsRefusedBeforeTheSweepComesBy() {
        SessionHarness hub = open(new SessionHarness());
        Session session = hub.invite("conversation", Ttl.of("10m"), "{}", "ana", "luis");
        hub.answer(session, "luis", true);
        hub.clock.pass(601_000);
        assertThat(hub.refused(session, "ana", "too late").why()).contains("expired");
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000, 86_400_000})
    void anExpectationWaitsForTheTimeThatPassed(long jump) {
        SessionHarness hub = open(new SessionHarness());
        Session session = hub.open("conversation", EXPECTS, "ana", "luis");
        hub.clock.jump(jump);
        hub.pass(Duration.ofSeconds(59));
        assertThat(hub.recorded("expectation_violated")).isZero();
        hub.pass(Duration.ofSeconds(2));
        assertThat(hub.recorded("expectation_violated")).isOne();
        assertThat(hub.expectation(session, 0).misses()).singleElement().satisfies(miss -> assertThat(miss.elapsedSeconds()).isEqualTo(61));
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000, 86_400_000})
    void anInvitationWaitsForTheTimeThatPassed(long jump) {
        SessionHarness hub = open(new SessionHarness());
        Session session = hub.invite("conversation", null, "{}", "ana", "luis");
        hub.clock.jump(jump);
        hub.pass(Duration.ofSeconds(14));
        assertThat(session.state()).isEqualTo(Channel.State.PENDING);
        hub.pass(Duration.ofSeconds(2));
        assertThat(session.channel().closeReason()).isEqualTo("invite_timeout");
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000, 86_400_000})
    void aTaskEndsByTheTimeThatPassed(long jump) {
        SessionHarness hub = open(new SessionHarness());
        hub.tasks.observe(task(hub, "dig"), problem -> {});
        hub.clock.jump(jump);
        hub.pass(Duration.ofMinutes(14));
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.CREATED);
        hub.pass(Duration.ofMinutes(2));
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.EXPIRED);
    }

    private static Task task(SessionHarness hub, String id) {
        return new Task(id, hub.id("ana"), new Task.Spec(id, "", JsonNodeFactory.instance.objectNode(), null), Task.State.CREATED, "",
                null, null, null, null, JsonNodeFactory.instance.objectNode(), null, "", null);
    }

    @Test
    void aStopCountsAsTimeThatPassed() {
        var clock = new ManualClock();
        String id;
        try (SessionHarness before = open(new SessionHarness(clock, dir))) {
            Session session = before.invite("conversation", Ttl.of("10m"), EXPECTS, "ana", "luis");
            before.answer(session, "luis", true);
            before.tasks.observe(task(before, "dig"), problem -> {});
            before.run();
            id = session.id();
        }
        clock.pass(590_000);
        try (var after = new SessionHarness(clock, dir)) {
            after.look();
            assertThat(after.sessions.need(id).state()).isEqualTo(Channel.State.ACTIVE);
            assertThat(after.recorded("expectation_violated")).as("silent since before the stop").isOne();
            after.pass(Duration.ofSeconds(20));
            assertThat(after.sessions.need(id).state()).isEqualTo(Channel.State.EXPIRED);
            assertThat(after.tasks.need("dig").state()).isEqualTo(Task.State.CREATED);
            after.pass(Duration.ofMinutes(6));
            assertThat(after.tasks.need("dig").state()).isEqualTo(Task.State.EXPIRED);
        }
    }

    @Test
    void aClockThatWasSetBackWhileTheHubStoodLetsASessionLastItsWholeTimeAtMost() {
        var clock = new ManualClock();
        String id;
        try (SessionHarness before = open(new SessionHarness(clock, dir))) {
            Session session = before.invite("conversation", Ttl.of("10m"), "{}", "ana", "luis");
            before.answer(session, "luis", true);
            id = session.id();
        }
        clock.jump(-86_400_000);
        try (var after = new SessionHarness(clock, dir)) {
            Session session = after.sessions.need(id);
            String first = after.say(session, "ana", "ids rise all the same");
            assertThat(first).isGreaterThan(session.header.channelId());
            after.pass(Duration.ofMinutes(11));
            assertThat(session.state()).isEqualTo(Channel.State.EXPIRED);
        }
    }
}
