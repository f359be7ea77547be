package dev.thalamus.hub.neural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import dev.thalamus.hub.model.Clause;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A flood of refusals is one event a second and its number, for each address and kind. */
class DoorbookTest {
    private final EventBus bus = new EventBus();
    private final Subscription events = bus.subscribe(10_000);
    private final Doorbook book = new Doorbook(bus, new ManualClock());

    private ArrayList<String> told() {
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
}
