package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.store.Address;
import dev.thalamus.hub.store.Pending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was taken out of queues can be put back for at least ten seconds, and does not fill the memory. */
class QueueUndoTest {
    private static final int MEBIBYTE = 1 << 20;

    private final ManualClock clock = new ManualClock();
    private final QueueUndo undo = new QueueUndo(clock);

    private static QueueUndo.Removed removed(int bytes) {
        return new QueueUndo.Removed(List.of(new Pending(1, "luis", null, "a", "ana", Protocol.NEURAL, 0, new byte[bytes], 0, 0)));
    }

    @Test
    void whatIsTakenIsTakenOnce() {
        var first = removed(1);
        var second = removed(2);
        String a = undo.keep(first);
        String b = undo.keep(second);
        assertThat(a).isNotEqualTo(b);
        assertThat(undo.take(b)).isSameAs(second);
        assertThat(undo.take(b)).isNull();
        assertThat(undo.take(a)).isSameAs(first);
    }

    @Test
    void eachIsKeptForAMinute() {
        clock.pass(1_000_000);
        String handle = undo.keep(removed(1));
        clock.pass(60_000);
        undo.tick();
        String young = undo.keep(removed(2));
        clock.pass(1);
        undo.tick();
        assertThat(undo.take(handle)).isNull();
        assertThat(undo.take(young)).isNotNull();
    }

    @Test
    void thereIsRoomForSixtyFourMebibytesAndTheOldestGiveWayAfterTenSeconds() {
        clock.pass(1_000_000);
        var handles = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            assertThat(undo.room(16L * MEBIBYTE)).isTrue();
            handles.add(undo.keep(removed(16 * MEBIBYTE)));
        }
        assertThat(undo.room(0)).isTrue();
        clock.pass(10_000);
        assertThat(undo.room(1)).as("they are sure for ten seconds").isFalse();
        clock.pass(1);
        assertThat(undo.room(1)).isTrue();
        assertThat(undo.take(handles.get(0))).isNull();
        assertThat(undo.take(handles.get(1))).as("no more than necessary gave way").isNotNull();
        assertThat(undo.room(32L * MEBIBYTE)).as("what was put back holds nothing any more").isTrue();
        assertThat(undo.take(handles.get(2))).isNotNull();
    }

    @Test
    void atMostSixtyFourAreKept() {
        String first = undo.keep(removed(0));
        for (int i = 1; i < 64; i++) {
            assertThat(undo.room(0)).isTrue();
            undo.keep(removed(0));
        }
        assertThat(undo.room(0)).isFalse();
        clock.pass(10_001);
        assertThat(undo.room(0)).isTrue();
        assertThat(undo.take(first)).isNull();
    }

    @Test
    void addressesCountToo() {
        var before = new HashMap<Long, Address>();
        for (long id = 0; id < 10; id++) {
            before.put(id, new Address(id, "luis", null));
        }
        assertThat(new QueueUndo.Redirected(before).bytes()).isEqualTo(640);
    }
}
