package dev.thalamus.hub.neural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.net.DeadEnd;
import dev.thalamus.hub.net.FlushList;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.net.Unheard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one address may have, counted over links that come, register, go, and are dialled. All links here are of one address. */
class StrangersTest {
    private static final long SECOND = 1_000_000_000;
    private static final HubConfig.Limits LIMITS = new HubConfig.Limits(1 << 20, 1 << 18, 32, 32, Duration.ofSeconds(10),
            Duration.ofSeconds(5), 100, 64, 2,
            2, 2_000, 4_000, 100);

    private final Strangers strangers = new Strangers(LIMITS);
    private int links;

    private Session link() {
        return new Session(new Link(++links, new DeadEnd("192.0.2.1:1", false), new Unheard(), new FlushList(), false), 0);
    }

    private Session opened() {
        Session session = link();
        assertThat(strangers.opened(session, 0)).isNull();
        return session;
    }

    private boolean mayOpen() {
        Session session = link();
        boolean may = strangers.opened(session, 0) == null;
        strangers.ended(session, 0);
        return may;
    }

    @Test
    void anUnregisteredLinkTakesAPlaceUntilItRegistersOrEnds() {
        Session first = opened();
        Session second = opened();
        assertThat(mayOpen()).isFalse();
        strangers.registered(first.link);
        assertThat(mayOpen()).isTrue();
        strangers.ended(second, 0);
        opened();
        assertThat(mayOpen()).isTrue();
    }

    @Test
    void aLinkThatThisHubDialledIsNoStrangersAndFreesNoPlace() {
        opened();
        opened();
        strangers.ended(link(), 0); // to the same address, but dialled from here: it never took a place
        assertThat(mayOpen()).isFalse();
    }

    @Test
    void theEndOfADialledLinkDoesNotMakeItForgetThoseThatAreThere() {
        opened();
        strangers.ended(link(), 0);
        strangers.forget(61 * SECOND);
        assertThat(strangers.size()).isEqualTo(1);
    }

    @Test
    void comingAndGoingResetsNothingForAMinute() {
        Session session = opened();
        assertThat(strangers.registering(session.link, 0)).isNull();
        assertThat(strangers.registering(session.link, 0)).isNull();
        strangers.ended(session, 0);
        strangers.forget(SECOND / 2);
        Session again = opened();
        assertThat(strangers.registering(again.link, 0)).contains("more than 2 times a second");
        assertThat(strangers.registering(again.link, SECOND)).isNull();
        strangers.ended(again, SECOND);
        strangers.forget(62 * SECOND);
        assertThat(strangers.size()).isZero();
    }
}
