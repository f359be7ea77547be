package dev.thalamus.hub.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.knowledge.DocumentRoom.Bounds;
import dev.thalamus.hub.knowledge.DocumentRoom.Want;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Documents are bounded in number, each by its bytes, and together by the memory they take. */
class DocumentRoomTest {
    private final DocumentRoom room = new DocumentRoom("things", new Bounds(3, 100, 500));

    private static byte[] text(int bytes) { return "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII); }

    @Test
    void oneIsNotLargerThanItMayBe() {
        assertThat(room.wants("a", text(100))).isNull();
        assertThat(room.wants("a", text(101))).isEqualTo(Want.ONE_SO_LARGE);
        assertThat(room.refuse(Want.ONE_SO_LARGE, text(101))).contains("at most 100 bytes").contains("101");
        assertThat(room.refused()).isOne();
    }

    @Test
    void thereAreNotMoreThanThereMayBe() {
        for (String id : new String[]{"a", "b", "c"}) {
            assertThat(room.wants(id, text(1))).isNull();
            room.keep(id, text(1));
        }
        assertThat(room.wants("d", text(1))).isEqualTo(Want.ONE_MORE);
        assertThat(room.wants("c", text(2))).as("another of an old name").isNull();
        room.free("a");
        assertThat(room.wants("d", text(1))).isNull();
    }

    @Test
    void togetherTheyTakeNoMoreThanTheyMay() {
        room.keep("a", text(100));
        room.keep("b", text(100));
        assertThat(room.memory()).isEqualTo(400);
        assertThat(room.wants("c", text(51))).isEqualTo(Want.SO_MUCH_TOGETHER);
        assertThat(room.wants("c", text(50))).isNull();
        room.free("b");
        room.free("b");
        assertThat(room.memory()).isEqualTo(200);
    }

    @Test
    void manySmallMembersWeighMoreThanTheirBytes() {
        assertThat(room.wants("a", "{\"a\":1,\"b\":[1,2,3,4,5,6]}".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Want.SO_MUCH_TOGETHER);
    }

    @Test
    void whatIsTooMuchMayBecomeLess() {
        room.keep("a", text(400));
        assertThat(room.wants("a", text(399))).isNull();
        assertThat(room.wants("a", text(401))).isEqualTo(Want.ONE_SO_LARGE);
    }
}
