package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.ExpectationView.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What should happen in time and does not: each expectation with each thing that may follow. */
class ExpectationsTest {
    private static final Duration IN_TIME = Duration.ofSeconds(4);
    private static final Duration TOO_LATE = Duration.ofSeconds(2);

    /** An expectation of five seconds, and a session in which its time runs. */
    enum Case {
        ACKS_WITHIN("acks_within", "luis") {
            @Override
            Session begin(SessionHarness hub, String knobs) { return hub.invite("conversation", null, knobs, "ana", "luis"); }

            @Override
            void happens(SessionHarness hub, Session session) { hub.answer(session, "luis", true); }
        },
        REPLY_WITHIN("reply_within", "luis") {
            @Override
            Session begin(SessionHarness hub, String knobs) {
                Session session = hub.open("conversation", knobs, "ana", "luis");
                hub.say(session, "ana", "how much?");
                return session;
            }

            @Override
            void happens(SessionHarness hub, Session session) { hub.say(session, "luis", "ten"); }
        },
        MAX_SILENCE("max_silence", "") {
            @Override
            Session begin(SessionHarness hub, String knobs) { return hub.open("conversation", knobs, "ana", "luis"); }

            @Override
            void happens(SessionHarness hub, Session session) { hub.say(session, "luis", "still here"); }
        },
        TURN_WITHIN("turn_within", "ana") {
            @Override
            Session begin(SessionHarness hub, String knobs) { return hub.open("discussion", knobs, "ana", "luis", "eva"); }

            @Override
            void happens(SessionHarness hub, Session session) { hub.say(session, "ana", "first"); }
        };

        final String expectation;
        final List<String> late;

        Case(String expectation, String late) {
            this.expectation = expectation;
            this.late = late.isEmpty() ? List.of() : List.of(late);
        }

        abstract Session begin(SessionHarness hub, String knobs);

        abstract void happens(SessionHarness hub, Session session);

        Session begin(SessionHarness hub, String handler, String more) {
            return begin(hub, "{\"expectations\": [{\"name\": \"%s\", \"on_violation\": \"%s\", \"params\": {\"seconds\": 5}%s}]}"
                    .formatted(expectation, handler, more));
        }

        Session missed(SessionHarness hub, String handler) {
            Session session = begin(hub, handler, "");
            hub.handed.clear();
            hub.pass(IN_TIME);
            assertThat(hub.recorded("expectation_violated")).as("in time").isZero();
            hub.pass(TOO_LATE);
            return session;
        }
    }

    @TempDir
    Path dir;
    private SessionHarness hub;

    @BeforeEach
    void open() {
        hub = new SessionHarness();
        agents(hub);
    }

    private static void agents(SessionHarness hub) { List.of("ana", "luis", "eva").forEach(hub::agent); }

    private ExpectationView view(Session session) { return hub.expectation(session, 0); }

    private List<Envelope> told(Session session) {
        return hub.log(session).stream().filter(one -> one.eventType().equals(EventTypes.VIOLATED)).toList();
    }

    private void isOnTheRecordOnce(Case of, String handler) {
        assertThat(hub.recorded("expectation_violated")).isOne();
        assertThat(hub.told(HubEvent.ExpectationViolated.class)).singleElement().satisfies(event -> {
            assertThat(event.expectation()).isEqualTo(of.expectation);
            assertThat(event.violators()).isEqualTo(of.late);
            assertThat(event.handled()).isEqualTo(handler);
        });
    }

    private void isMissed(Case of, Session session) {
        assertThat(view(session).state()).isEqualTo(State.MISSED);
        assertThat(view(session).missed()).isOne();
        assertThat(view(session).misses()).singleElement().satisfies(miss -> {
            assertThat(miss.violators()).isEqualTo(of.late);
            assertThat(miss.elapsedSeconds()).isEqualTo(6);
        });
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void auditOnlyPutsItOnTheRecord(Case of) {
        Session session = of.missed(hub, "audit");
        isOnTheRecordOnce(of, "audit");
        isMissed(of, session);
        assertThat(told(session)).isEmpty();
        assertThat(session.state().terminal()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void warnTellsWhoIsLate(Case of) {
        Session session = of.missed(hub, "warn");
        isOnTheRecordOnce(of, "warn");
        isMissed(of, session);
        assertThat(told(session)).hasSize(1);
        for (String one : of.late) {
            assertThat(hub.handed(one)).contains(EventTypes.VIOLATED);
        }
        if (!of.late.isEmpty()) {
            assertThat(hub.handed.keySet()).as("and nobody else").containsExactlyElementsOf(of.late);
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void notifyTellsTheOthers(Case of) {
        Session session = of.missed(hub, "notify");
        isOnTheRecordOnce(of, "notify");
        isMissed(of, session);
        assertThat(told(session)).hasSize(1);
        assertThat(hub.handed("luis")).contains(EventTypes.VIOLATED);
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void hideTellsTheOthersWhomToHide(Case of) {
        Session session = of.missed(hub, "hide");
        isOnTheRecordOnce(of, "hide");
        assertThat(view(session).missed()).isOne();
        assertThat(told(session)).singleElement()
                .satisfies(said -> assertThat(said.eventData().path("detail").path("on_violation").stringValue()).isEqualTo("hide"));
        assertThat(session.state().terminal()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void autoCloseEndsTheSession(Case of) {
        Session session = of.missed(hub, "auto_close");
        isOnTheRecordOnce(of, "auto_close");
        isMissed(of, session);
        assertThat(session.channel().closeReason()).isEqualTo("expectation_violated:" + of.expectation);
        assertThat(hub.handed("ana")).contains(EventTypes.CLOSED);
        assertThat(view(session).waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void itFiresOnceUntilItHappens(Case of) {
        of.missed(hub, "audit");
        hub.pass(Duration.ofSeconds(1));
        hub.look();
        assertThat(hub.recorded("expectation_violated")).isOne();
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void whatHappensInTimeIsNotMissed(Case of) {
        Session session = of.begin(hub, "auto_close", "");
        hub.pass(IN_TIME);
        assertThat(view(session).state()).isEqualTo(State.RUNNING);
        assertThat(view(session).waits()).singleElement().satisfies(wait -> {
            assertThat(wait.who()).isEqualTo(of.late.isEmpty() ? "" : of.late.getFirst());
            assertThat(wait.due()).isEqualTo("2026-11-21T05:18:19.000000+00:00");
            assertThat(wait.since()).isEqualTo("2026-11-21T05:18:14.000000+00:00");
        });
        of.happens(hub, session);
        hub.pass(TOO_LATE);
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        assertThat(hub.recorded("expectation_violated")).isZero();
        assertThat(view(session).state()).isIn(State.MET, State.RUNNING);
    }

    @Test
    void whoIsHiddenInADiscussionIsPassedOverUntilItSpeaks() {
        Session session = Case.TURN_WITHIN.missed(hub, "hide");
        assertThat(hub.next(session)).isEqualTo("luis");
        hub.say(session, "luis", "then I");
        hub.say(session, "eva", "and I");
        assertThat(hub.next(session)).as("ana is passed over").isEqualTo("luis");
        hub.say(session, "ana", "sorry");
        assertThat(hub.next(session)).isEqualTo("luis");
        hub.say(session, "luis", "go on");
        hub.say(session, "eva", "yes");
        assertThat(hub.next(session)).as("ana is back").isEqualTo("ana");
    }

    @Test
    void anExpectationThatWasMissedAndMetIsMissedAgain() {
        Session session = Case.REPLY_WITHIN.missed(hub, "warn");
        hub.say(session, "luis", "sorry, ten");
        assertThat(view(session).state()).as("now ana is asked").isEqualTo(State.RUNNING);
        hub.say(session, "ana", "and now?");
        hub.pass(Duration.ofSeconds(6));
        assertThat(view(session).missed()).isEqualTo(2);
        assertThat(hub.recorded("expectation_violated")).isEqualTo(2);
    }

    @Test
    void itIsAboutTheNamedRolesOnly() {
        Session session = Case.REPLY_WITHIN.begin(hub, "auto_close", ", \"applies_to\": [\"initiator\"]");
        hub.pass(Duration.ofSeconds(6));
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        assertThat(view(session).about()).containsExactly("initiator");
        hub.say(session, "luis", "ten");
        hub.pass(Duration.ofSeconds(6));
        assertThat(session.channel().closeReason()).isEqualTo("expectation_violated:reply_within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", ""})
    void aHandlerThatNobodyKnowsPutsItOnTheRecord(String handler) {
        Session session = Case.MAX_SILENCE.missed(hub, handler);
        isOnTheRecordOnce(Case.MAX_SILENCE, handler);
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
    }

    @Test
    void anExpectationThatNobodyKnowsSaysSo() {
        Session session = hub.open("conversation",
                "{\"expectations\": [{\"name\": \"smiles_within\", \"on_violation\": \"auto_close\", \"params\": {}}]}", "ana", "luis");
        hub.pass(Duration.ofHours(1));
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        assertThat(view(session).state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void aSessionThatEndedWithoutAMissIsOver() {
        Session session = hub.open("consulting", "{}", "ana", "luis");
        assertThat(hub.expectations.look(session)).extracting(ExpectationView::name).containsExactly("acks_within", "reply_within");
        assertThat(hub.expectations.look(session)).extracting(ExpectationView::state).containsExactly(State.MET, State.IDLE);
        hub.say(session, "ana", "how much?");
        assertThat(hub.expectation(session, 1).state()).isEqualTo(State.RUNNING);
        hub.say(session, "luis", "ten");
        assertThat(hub.expectations.look(session)).extracting(ExpectationView::state).containsOnly(State.OVER);
    }

    @Test
    void whatWasMissedIsKnownAfterARestart() {
        var clock = new ManualClock();
        String id;
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            Session session = Case.REPLY_WITHIN.missed(before, "warn");
            id = session.id();
        }
        try (var after = new SessionHarness(clock, dir)) {
            Session session = after.sessions.need(id);
            assertThat(after.expectation(session, 0).state()).isEqualTo(State.MISSED);
            assertThat(after.expectation(session, 0).misses()).singleElement()
                    .satisfies(miss -> assertThat(miss.violators()).containsExactly("luis"));
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void whatOnlyWentOnTheRecordIsKnownAfterARestart(Case of) {
        var clock = new ManualClock();
        String id;
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            id = of.missed(before, "audit").id();
            before.look();
        }
        try (var after = new SessionHarness(clock, dir)) {
            ExpectationView view = after.expectation(after.sessions.need(id), 0);
            assertThat(view.missed()).isOne();
            assertThat(view.misses()).singleElement().satisfies(miss -> {
                assertThat(miss.violators()).isEqualTo(of.late);
                assertThat(miss.elapsedSeconds()).isEqualTo(6);
            });
            assertThat(after.log(after.sessions.need(id))).as("it is no envelope")
                    .noneMatch(one -> one.eventType().equals(EventTypes.VIOLATED));
        }
    }

    @Test
    void manyMissesAreCountedAndTheLastOnesKept() {
        Session session = Case.REPLY_WITHIN.begin(hub, "audit", "");
        for (int i = 0; i < 70; i++) {
            hub.pass(Duration.ofSeconds(6));
            hub.say(session, i % 2 == 0 ? "luis" : "ana", "n" + i);
        }
        assertThat(view(session).missed()).isEqualTo(70);
        assertThat(view(session).misses()).hasSize(64);
    }
}
