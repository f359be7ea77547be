package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name's instances take turns, and its numbers say what waits for it. */
class NameTest {
    private static final long NONE = Long.MAX_VALUE;

    @TempDir
    Path dir;
    private final Name name = new Name("ventas", 0, AgentKind.LIVE, 1, 1);

    private static @Nullable String hash(@Nullable Agent agent) { return agent == null ? null : agent.hash(); }

    private static List<String> turns(Name name, int count) {
        var turns = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            turns.add(String.valueOf(hash(name.nextLive())));
        }
        return turns;
    }

    @Test
    void whoComesAndGoesDisturbsNobodysTurn() {
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery())) {
            var a = hub.join("ventas", "a");
            var b = hub.join("ventas", "b");
            hub.join("ventas", "c");
            var e = hub.join("ventas", "e");
            Name ventas = a.agent().name;
            assertThat(turns(ventas, 5)).containsExactly("a", "b", "c", "e", "a");
            hub.leave(a);
            assertThat(turns(ventas, 2)).as("b was next and still is").containsExactly("b", "c");
            hub.leave(e);
            hub.join("ventas", "d");
            assertThat(turns(ventas, 4)).containsExactly("d", "b", "c", "d");
            b.agent().draining = true;
            assertThat(turns(ventas, 3)).as("who drains is passed over").containsExactly("c", "d", "c");
            assertThat(hash(ventas.nextThat(Predicate.isEqual(b.agent())))).isEqualTo("b");
            assertThat(ventas.nextThat(none -> false)).isNull();
            hub.leave(b);
            assertThat(turns(ventas, 2)).containsExactly("c", "d");
            ventas.draining = true;
            assertThat(ventas.nextLive()).isNull();
        }
    }

    @Test
    void whatWaitsIsCountedForTheNameAndForEachInstance() {
        name.waiting(null).add(2, 200, 7, 1_000, 5_000);
        name.waiting("h1").add(1, 30, 9, 900, 6_000);
        name.waiting("h1").add(1, 40, 8, 950, 4_000);
        assertThat(name.signals()).isEqualTo(4);
        assertThat(name.bytesWaiting()).isEqualTo(270);
        assertThat(name.pendingFor("h1")).isEqualTo(4);
        assertThat(name.pendingFor("h2")).isEqualTo(2);
        assertThat(name.waiting("h1").lastId).isEqualTo(9);
        var view = name.queue();
        assertThat(List.of(view.signals(), view.bytes(), view.oldestMillis(), view.firstExpiryMillis())).containsExactly(4L, 270L, 900L,
                4_000L);
        assertThat(view.reason()).isEqualTo(Reason.OFFLINE);
        name.taken("h1", 2, 70);
        assertThat(name.instances).as("nothing waits for it").isEmpty();
        assertThat(name.queue().oldestMillis()).isEqualTo(1_000);
        name.taken(null, 1, 50);
        assertThat(name.bytesWaiting()).isEqualTo(150);
        name.taken("h3", 1, 1);
        name.taken(null, 5, 10);
        assertThat(List.of(name.signals(), name.bytesWaiting())).as("never below nothing").containsExactly(0L, 0L);
    }

    @Test
    void theStoreIsAskedHowOldTheRestIs() {
        Name.Waiting waiting = name.waiting(null);
        waiting.add(3, 30, 3, 1_000, 5_000);
        assertThat(name.stale()).isFalse();
        name.taken(null, 1, 10);
        assertThat(name.stale()).isTrue();
        waiting.asked();
        assertThat(name.stale()).isFalse();
        waiting.add(1, 10, 4, 3_000, 7_000);
        waiting.told(2_000, 6_000);
        assertThat(List.of(waiting.oldestMillis, waiting.firstExpiryMillis)).containsExactly(2_000L, 6_000L);
        name.taken(null, 3, 30);
        waiting.asked();
        waiting.told(NONE, NONE);
        assertThat(List.of(waiting.oldestMillis, waiting.firstExpiryMillis)).as("it said nothing of the rest")
                .containsExactly(2_000L, 6_000L);
        waiting.asked();
        waiting.add(1, 10, 5, 4_000, 8_000);
        waiting.told(NONE, NONE);
        assertThat(List.of(waiting.oldestMillis, waiting.firstExpiryMillis)).as("what came meanwhile").containsExactly(4_000L, 8_000L);
        name.taken(null, 2, 20);
        assertThat(name.stale()).as("nothing is left to ask about").isFalse();
        waiting.add(1, 10, 6, 9_000, 9_500);
        assertThat(List.of(waiting.oldestMillis, waiting.firstExpiryMillis)).as("a new beginning").containsExactly(9_000L, 9_500L);
    }
}
