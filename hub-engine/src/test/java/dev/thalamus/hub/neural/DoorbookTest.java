package dev.thalamus.hub.neural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import dev.thalamus.hub.model.Clause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flood of refusals is one event a second and its number, for each address, agent and kind. */
class DoorbookTest {
    private final EventBus bus = new EventBus();
    private final Subscription events = bus.subscribe(10_000);
    private final Doorbook book = new Doorbook(bus, new ManualClock());

    private List<String> told() {
        var told = new ArrayList<String>();
        events.drain(10_000, event -> told.add(switch (event) {
            case HubEvent.LinkRefused refused -> refused.address() + " " + refused.code() + " " + refused.why();
            case HubEvent.MessageRejected rejected -> rejected.address() + " " + rejected.agent() + " " + rejected.why();
            default -> event.toString();
        }));
        return told;
    }

    @Test
    void messagesOfOneAddressAreCounted() {
        for (int i = 0; i < 30_000; i++) {
            book.rejected("192.0.2.1:" + i, "loopy", "no signal");
        }
        book.refused("192.0.2.1:5", 1008, "not among the peers");
        book.rejected("192.0.2.2:1", null, "no signal");
        assertThat(told()).containsExactly("192.0.2.1:0 loopy no signal", "192.0.2.1:5 1008 not among the peers",
                "192.0.2.2:1 null no signal");
        book.tick();
        assertThat(told()).containsExactly("192.0.2.1 loopy " + Clause.AND_MORE.of(29_999L, "no signal"));
        book.tick();
        assertThat(told()).isEmpty();
        book.rejected("192.0.2.1:7", "loopy", "no signal");
        assertThat(told()).containsExactly("192.0.2.1:7 loopy no signal");
    }

    @Test
    void agentsOfOneHostAreToldEachByName() {
        for (int i = 0; i < 3; i++) {
            book.rejected("127.0.0.1:1", "flood", "no signal");
        }
        book.rejected("127.0.0.1:2", "single", "no JSON");
        book.rejected("127.0.0.1:3", null, "no registration");
        assertThat(told()).containsExactly("127.0.0.1:1 flood no signal", "127.0.0.1:2 single no JSON",
                "127.0.0.1:3 null no registration");
        book.tick();
        assertThat(told()).containsExactly("127.0.0.1 flood " + Clause.AND_MORE.of(2L, "no signal"));
    }

    @Test
    void whatDoesNotFitIsToldInItsOwnKind() {
        for (int i = 0; i < 1_007; i++) {
            book.rejected("host" + i + ":1", "loopy", "no signal");
        }
        assertThat(told()).hasSize(1_000);
        for (int i = 0; i < 1_003; i++) {
            book.refused("host" + i + ":1", 1008, "not among the peers");
        }
        assertThat(told()).hasSize(1_000);
        book.tick();
        assertThat(told()).containsExactly(Clause.MANY_ADDRESSES.of() + " 503 " + Clause.MORE_REFUSALS.of(3L),
                Clause.MANY_ADDRESSES.of() + " null " + Clause.MORE_REFUSALS.of(7L));
        book.tick();
        assertThat(told()).isEmpty();
    }
}
