package dev.thalamus.hub.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the links of a turn are written to. */
class FlushListTest {
    private final FlushList flushes = new FlushList();
    private final List<Integer> writes = new ArrayList<>();

    /** A socket that takes everything and notes how many bytes each write had. */
    private final class Open extends DeadEnd {
        @Override
        public long write(ByteBuffer[] buffers, int count) {
            int bytes = 0;
            for (int i = 0; i < count; i++) {
                bytes += buffers[i].remaining();
                buffers[i].position(buffers[i].limit());
            }
            writes.add(bytes);
            return bytes;
        }
    }

    private List<Link> links(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Link(i, new Open(), new Unheard(), flushes, false)).toList();
    }

    /** Each link in turn, until every one was given {@code kib} KiB. */
    private void share(List<Link> links, int kib) {
        for (int k = 0; k < kib; k++) {
            links.forEach(link -> link.sendBinary(new byte[1 << 10], 0, 1 << 10));
        }
    }

    @Test
    void little_waits_for_the_end_of_the_turn() {
        share(links(1), 15);
        flushes.readHandled();
        assertThat(writes).isEmpty();
        flushes.flush();
        assertThat(writes).hasSize(1);
    }

    @Test
    void one_link_is_written_to_as_soon_as_16_kib_wait() {
        share(links(1), 16);
        assertThat(writes).singleElement().satisfies(bytes -> assertThat(bytes).isGreaterThan(16 << 10));
    }

    @Test
    void a_few_links_that_share_a_senders_signals_are_written_to_earlier() {
        share(links(3), 9);
        assertThat(writes).hasSize(3).allSatisfy(bytes -> assertThat(bytes).isBetween(8 << 10, 9 << 10));
    }

    @Test
    void many_links_are_written_to_as_late_as_one() {
        share(links(5), 15);
        assertThat(writes).isEmpty();
    }

    @Test
    void a_read_that_yielded_much_is_written_out_before_the_next() {
        share(links(5), 7);
        flushes.readHandled();
        assertThat(writes).hasSize(5);
        writes.clear();
        share(links(1), 2);
        flushes.readHandled();
        assertThat(writes).as("what was given before the flush counts no more").isEmpty();
    }
}
