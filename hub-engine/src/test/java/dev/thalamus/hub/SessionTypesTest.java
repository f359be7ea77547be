package dev.thalamus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Types of session beyond those that AG2's clients bring, what happens when nobody answers in time, and agents of both protocols in one. */
class SessionTypesTest extends Ag2Fixture {
    private Ag2Client eva;

    SessionTypesTest() { super("network.expectationSweep=100ms", "network.ttlSweep=100ms", "network.inviteAck=1s"); }

    @BeforeEach
    void connectEva() { eva = Ag2Client.agent(hub, "eva"); }

    @AfterEach
    void disconnectEva() { eva.close(); }

    private String refused(Ag2Client who, String channel, String text) { return who.error("post_envelope", who.text(channel, text, "")); }

    @Test
    void aNotificationIsOneTextAndOver() {
        String channel = ana.open("notification", "", luis);
        assertThat(refused(luis, channel, "may I?")).startsWith("protocol_error: ");
        ana.say(channel, "the printer is out of paper");
        assertThat(luis.heard()).isEqualTo("the printer is out of paper");
        assertThat(luis.event("ag2.channel.closed").path("event_data").path("reason").stringValue()).isEqualTo("notification_done");
        assertThat(refused(ana, channel, "again")).startsWith("protocol_error: ");
    }

    @Test
    void aBroadcastIsOneWayAndGoesOn() {
        String channel = ana.open("broadcast", "", luis, eva);
        ana.say(channel, "one");
        ana.say(channel, "two");
        for (Ag2Client listener : List.of(luis, eva)) {
            assertThat(listener.heard()).isEqualTo("one");
            assertThat(listener.heard()).isEqualTo("two");
            assertThat(refused(listener, channel, "I too")).startsWith("protocol_error: ");
        }
    }

    @Test
    void anAuctionHasOneBidOfEachAndOneWinner() {
        String channel = ana.open("auction", "", luis, eva);
        assertThat(refused(luis, channel, "10")).as("before the call").startsWith("protocol_error: ");
        ana.say(channel, "who makes the logo?");
        luis.say(channel, "10");
        assertThat(refused(luis, channel, "9")).as("a second bid").startsWith("protocol_error: ");
        eva.say(channel, "8");
        assertThat(luis.error("post_envelope", select(luis, channel, luis.id))).as("a bidder chooses").startsWith("protocol_error: ");
        assertThat(ana.error("post_envelope", select(ana, channel, ana.id))).as("the initiator wins").startsWith("protocol_error: ");
        ana.result("post_envelope", select(ana, channel, eva.id));
        eva.say(channel, "thank you");
        assertThat(refused(luis, channel, "and I?")).startsWith("protocol_error: ");
    }

    private static String select(Ag2Client who, String channel, String winner) {
        return who.envelope(channel, "ag2.auction.select", "{\"winner_id\": \"" + winner + "\"}", "");
    }

    @Test
    void anInvitationThatNobodyAnswersEndsTheSession() {
        assertThat(ana.error("create_channel", ana.opening("conversation", "", luis))).startsWith("protocol_error: ").contains("timeout");
    }

    @Test
    void aSessionThatOutlivesItsTimeExpires() {
        String channel = ana.open("conversation", ", \"ttl\": \"1s\"", luis);
        assertThat(luis.event("ag2.channel.expired").path("event_data").path("reason").stringValue()).isEqualTo("ttl_expired");
        assertThat(refused(ana, channel, "too late")).startsWith("protocol_error: ");
    }

    @Test
    void agentsOfBothProtocolsTalkByName() throws Exception {
        try (var neural = new TestAgent(hub, "ventas", "vvvv")) {
            neural.transmit("ana", "{\"text\": \"hello ana\"}");
            ana.accept();
            var heard = ana.event("ag2.msg.text");
            assertThat(heard.path("event_data").path("text").stringValue()).isEqualTo("hello ana");
            ana.say(heard.path("channel_id").stringValue(""), "hello ventas");
            assertThat(neural.payload()).contains("\"text\":\"hello ventas\"");
            Eventually.holds("both are in the stream", () -> hub.history().nextSequence() >= 2);
        }
    }

    @Test
    void whatIsSaidInASessionIsInTheStreamOfSignals() throws Exception {
        String channel = ana.open("conversation", "", luis);
        ana.say(channel, "a word for the stream");
        Eventually.holds("it is in the history", () -> {
            long end = hub.history().nextSequence();
            return end > 0 && hub.history().read(Math.max(0, end - 10), 10).stream()
                    .anyMatch(one -> one.toString().contains("ana") && one.toString().contains("luis"));
        });
    }
}
