package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.AgentView;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadcountTest {
    /** Three agents of another protocol, who must not be looked at one by one where a number is wanted. */
    private static final class Crowd implements ForeignAgents {
        @Override
        public int online() { return 3; }

        @Override
        public List<AgentView> views() { throw new AssertionError("a view of each was made only to count them"); }

        @Override
        public @Nullable String idOf(String name) { return null; }

        @Override
        public @Nullable Taken take(String target, String sourceName, byte[] payload, Settled settled) { return null; }
    }

    @Test
    void agentsOfEveryProtocolAreCountedWithoutAViewOfEach(@TempDir Path dir) {
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery())) {
            hub.join("ana", "a");
            hub.turn(() -> hub.core.foreign(new Crowd()));
            assertThat(hub.ask(() -> hub.core.directory().online())).isEqualTo(4);
            assertThat(hub.ask(() -> hub.core.totals(0).agents())).isEqualTo(4);
        }
    }
}
