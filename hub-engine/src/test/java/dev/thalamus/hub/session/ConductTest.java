package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of session with its rules: how many take part, who may speak when, what ends it. */
class ConductTest {
    private final SessionHarness hub = new SessionHarness();

    @BeforeEach
    void open() { List.of("ana", "luis", "eva").forEach(hub::agent); }

    private String no(Session session, String who) { return hub.refused(session, who, "may I?").why(); }

    private String why(Session session) { return session.channel().closeReason(); }

    private void post(Session session, String who, String type, String data) {
        hub.post(Envelope.of(session.id(), hub.id(who), null, type,
                (tools.jackson.databind.node.ObjectNode) SessionHarness.JSON.readTree(data)));
    }

    @ParameterizedTest
    @CsvSource({"consulting, exactly 2", "conversation, exactly 2", "notification, exactly 2"})
    void someTypesAreForTwo(String type, String wanted) {
        assertThatThrownBy(() -> hub.open(type, "{}", "ana", "luis", "eva")).hasMessageContaining(wanted);
    }

    @Test
    void aTypeThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> hub.open("séance", "{}", "ana", "luis")).hasMessage("no adapter registered for 'séance'@v1");
    }

    @Test
    void aConsultingIsOneQuestionAndOneAnswer() {
        Session session = hub.open("consulting", "{}", "ana", "luis");
        assertThat(no(session, "luis")).contains("begins with the initiator's question");
        hub.say(session, "ana", "how much?");
        assertThat(no(session, "ana")).contains("waits for the respondent's answer");
        hub.say(session, "luis", "ten");
        assertThat(why(session)).isEqualTo("consulting_complete");
        assertThat(no(session, "ana")).contains("is closed");
    }

    @Test
    void inAConversationEitherMaySpeakAtAnyTime() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        for (String who : new String[]{"luis", "luis", "ana", "luis"}) {
            hub.say(session, who, "word");
        }
        assertThat(session.texts()).isEqualTo(4);
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
    }

    @Test
    void aDiscussionGoesRound() {
        Session session = hub.open("discussion", "{}", "ana", "luis", "eva");
        for (String who : new String[]{"ana", "luis", "eva", "ana"}) {
            assertThat(hub.next(session)).isEqualTo(who);
            hub.say(session, who, "word");
        }
        assertThat(no(session, "eva")).contains("expects");
        assertThatThrownBy(() -> hub.open("discussion", "{\"ordering\": \"loudest\"}", "ana", "luis")).hasMessageContaining("loudest");
    }

    @Test
    void aNotificationIsOneText() {
        Session session = hub.open("notification", "{}", "ana", "luis");
        assertThat(no(session, "luis")).contains("one text, from its initiator");
        hub.say(session, "ana", "no paper");
        assertThat(why(session)).isEqualTo("notification_done");
    }

    @Test
    void aBroadcastHasOneVoiceAndNoEndOfItsOwn() {
        Session session = hub.open("broadcast", "{}", "ana", "luis", "eva");
        for (int i = 0; i < 5; i++) {
            hub.say(session, "ana", "n" + i);
        }
        assertThat(no(session, "luis")).contains("from its initiator only");
        hub.post(new Envelope(session.id(), hub.id("ana"), List.of(hub.id("eva")), EventTypes.TEXT,
                Sessions.object().put("text", "for eva"), "", null, null, null, "normal", 0, null, "", null));
        assertThat(hub.handed("eva")).contains("for eva");
        assertThat(hub.handed("luis")).doesNotContain("for eva");
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
    }

    @Test
    void anAuctionIsACallBidsAChoiceAndATalk() {
        Session session = hub.open("auction", "{}", "ana", "luis", "eva");
        assertThat(no(session, "luis")).contains("begins with the initiator's call");
        assertThatThrownBy(() -> select(session, "ana", "eva")).as("nothing was called for").hasMessageContaining("after the call");
        hub.say(session, "ana", "who makes the logo?");
        assertThat(no(session, "ana")).contains("waits for bids");
        hub.say(session, "luis", "10");
        assertThat(no(session, "luis")).contains("has bid already");
        assertThatThrownBy(() -> select(session, "luis", "luis")).hasMessageContaining("only the initiator chooses");
        assertThatThrownBy(() -> select(session, "ana", "ana")).hasMessageContaining("another participant");
        assertThatThrownBy(() -> post(session, "ana", EventTypes.SELECT, "{\"winner_id\": \"nobody\"}")).hasMessageContaining("another");
        select(session, "ana", "eva");
        assertThatThrownBy(() -> select(session, "ana", "luis")).as("once").hasMessageContaining("once");
        hub.say(session, "eva", "thanks");
        hub.say(session, "ana", "when?");
        assertThat(no(session, "luis")).contains("between the initiator and the winner");
    }

    private void select(Session session, String who, String winner) {
        post(session, who, EventTypes.SELECT, "{\"winner_id\": \"" + hub.id(winner) + "\"}");
    }

    private Session workflow(String transitions, String more) {
        return hub.open("workflow", "{\"graph\": {\"initial_speaker\": \"%s\", \"transitions\": [%s]%s}}".formatted(hub.id("ana"),
                transitions, more), "ana", "luis", "eva");
    }

    private String then(String when, String args, String who) {
        return "{\"when\": {\"name\": \"%s\", \"args\": %s}, \"then\": {\"name\": \"agent\", \"args\": {\"agent_id\": \"%s\"}}, \"priority\": 0}"
                .formatted(when, args, hub.id(who));
    }

    @Test
    void aWorkflowGoesAsItsGraphSays() {
        Session session = workflow(then("tool_called", "{\"tool_name\": \"ask_eva\"}", "eva") + ","
                + then("context_equals", "{\"key\": \"done\", \"value\": true}", "ana") + "," + then("always", "{}", "luis"),
                ", \"max_turns\": 6");
        assertThat(no(session, "luis")).contains("expects");
        hub.say(session, "ana", "begin");
        assertThat(hub.next(session)).isEqualTo("luis");
        post(session, "luis", EventTypes.PACKET, "{\"routing\": {\"kind\": \"text\", \"tool\": \"ask_eva\"}, \"body\": \"eva?\"}");
        assertThat(hub.next(session)).isEqualTo("eva");
        post(session, "luis", EventTypes.CONTEXT, "{\"set\": {\"done\": true}}");
        hub.say(session, "eva", "yes");
        assertThat(hub.next(session)).as("the context says so").isEqualTo("ana");
        assertThatThrownBy(() -> post(session, "ana", EventTypes.PACKET,
                "{\"routing\": {\"kind\": \"handoff\", \"target\": \"stranger\"}}")).hasMessageContaining("not a participant");
        post(session, "ana", EventTypes.PACKET, "{\"routing\": {\"kind\": \"handoff\", \"target\": \"" + hub.id("luis") + "\"}}");
        assertThat(hub.next(session)).isEqualTo("luis");
        post(session, "luis", EventTypes.PACKET, "{\"routing\": {\"kind\": \"finish\", \"reason\": \"all said\"}}");
        assertThat(why(session)).isEqualTo("all said");
    }

    @Test
    void aWorkflowEndsByItsGraphAndByItsTurns() {
        Session terminated = workflow("", "");
        hub.say(terminated, "ana", "only word");
        assertThat(why(terminated)).isEqualTo("workflow_terminated");
        Session turns = workflow(then("always", "{}", "ana"), ", \"max_turns\": 2");
        hub.say(turns, "ana", "one");
        hub.say(turns, "ana", "two");
        assertThat(why(turns)).isEqualTo("max_turns");
    }

    @Test
    void theContextOfAWorkflowIsNotLargerThanItMayBe() {
        Session session = workflow(then("always", "{}", "ana"), "");
        String large = "x".repeat(100_000);
        post(session, "ana", EventTypes.CONTEXT, "{\"set\": {\"a\": \"" + large + "\", \"b\": \"" + large + "\"}}");
        assertThatThrownBy(() -> post(session, "ana", EventTypes.CONTEXT, "{\"set\": {\"c\": \"" + large + "\"}}"))
                .hasMessageContaining("at most 262144 characters");
        post(session, "ana", EventTypes.CONTEXT, "{\"delete\": [\"a\", \"never there\"]}");
        post(session, "ana", EventTypes.CONTEXT, "{\"set\": {\"c\": \"" + large + "\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | needs the knob 'graph'
            {"graph": {"initial_speaker": "nobody"}}                        | nobody
            {"graph": {"initial_speaker": "ANA", "transitions": [{"when": {"name": "moon"}, "then": {"name": "stay"}}]}} | moon
            {"graph": {"initial_speaker": "ANA", "transitions": [{"when": {"name": "always"}, "then": {"name": "fly"}}]}} | fly
            """)
    void aGraphThatNamesWhatThereIsNotIsRefused(String knobs, String says) {
        assertThatThrownBy(() -> hub.open("workflow", knobs.replace("ANA", hub.id("ana")), "ana", "luis")).hasMessageContaining(says);
    }

    @Test
    void onlyWhoTakesPartSpeaksAndIsSpokenTo() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        assertThat(no(session, "eva")).contains("is not a participant");
        assertThatThrownBy(() -> hub.post(new Envelope(session.id(), hub.id("ana"), List.of(hub.id("eva")), EventTypes.TEXT,
                Sessions.object().put("text", "psst"), "", null, null, null, "normal", 0, null, "", null)))
                .hasMessageContaining("is not a participant");
        assertThatThrownBy(() -> post(session, "ana", EventTypes.CLOSED, "{}")).hasMessageContaining("only the hub says");
    }

    @Test
    void workIsHandedOnSoDeepAndNoDeeper() {
        hub.rule("ana", "{\"limits\": {\"delegation_depth\": 2}}");
        Session session = hub.open("conversation", "{}", "ana", "luis");
        deep(session, "ana", 2);
        assertThatThrownBy(() -> deep(session, "ana", 3)).hasMessageContaining("delegation depth 3 is above 2");
        deep(session, "luis", 5);
        assertThatThrownBy(() -> deep(session, "luis", 6)).as("without a rule: 5").hasMessageContaining("above 5");
        hub.rule("ana", "{\"limits\": {\"delegation_depth\": 0}}");
        deep(session, "ana", 1_000);
    }

    private void deep(Session session, String who, int depth) {
        hub.post(new Envelope(session.id(), hub.id(who), null, EventTypes.TEXT, Sessions.object().put("text", "do it"), "", null, null,
                null, "normal", depth, null, "", null));
    }

    @Test
    void aQuorumOpensAndARefusalOfTooManyEnds() {
        Session session = hub.sessions.open(new Opening(hub.id("ana"), "broadcast", 1, List.of(hub.id("luis"), hub.id("eva")), 1, null,
                Sessions.object(), Sessions.object()), SessionHarness.reply(channel -> {}));
        hub.run();
        hub.answer(session, "luis", false);
        assertThat(session.state()).isEqualTo(Channel.State.PENDING);
        hub.answer(session, "eva", true);
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        Session refused = hub.invite("broadcast", null, "{}", "ana", "luis", "eva");
        hub.answer(refused, "luis", false);
        assertThat(why(refused)).isEqualTo("invite_rejected");
    }
}
