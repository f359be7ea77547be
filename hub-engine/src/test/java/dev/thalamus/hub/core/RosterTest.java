package dev.thalamus.hub.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.wire.ControlMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the answers to registrations say, byte for byte, against a map of who is here. */
class RosterTest {
    private static final List<String> NAMES = List.of("ventas", "almac\u00e9n \u00d1", "a \"quoted\" one", "\ud83e\udde0", "back\\slash",
            "logistica");

    @TempDir
    Path dir;

    @Test
    void everyoneIsToldOfTheOthersAsTheReferenceWritesThem() {
        long seed = ThreadLocalRandom.current().nextLong();
        var random = new Random(seed);
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery())) {
            var here = new ArrayList<CoreHarness.Connected>();
            var model = new LinkedHashMap<String, String>();
            for (int step = 0; step < 300; step++) {
                if (here.isEmpty() || random.nextInt(5) > 1) {
                    String name = NAMES.get(random.nextInt(NAMES.size()));
                    String hash = "h\u00f1" + step;
                    var others = new LinkedHashMap<>(model);
                    others.remove(name);
                    CoreHarness.Connected one = hub.join(name, hash);
                    assertThat(one.peer().controls.getFirst()).as("seed %d, step %d", seed, step)
                            .isEqualTo(new String(new ControlMessage.Registered(hash, others).encode(), StandardCharsets.UTF_8));
                    here.add(one);
                    model.put(name, hash);
                } else {
                    CoreHarness.Connected one = here.remove(random.nextInt(here.size()));
                    hub.leave(one);
                    String name = one.agent().name();
                    newest(here, name).ifPresentOrElse(hash -> model.put(name, hash), () -> model.remove(name));
                }
            }
        }
    }

    @Test
    void nobodyIsToldOfOneWhoHasLeft() {
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery())) {
            hub.join("ana", "a");
            var luis = hub.join("luis", "l");
            hub.join("eva", "e");
            hub.leave(luis);
            assertThat(hub.join("otto", "o").peer().controls.getFirst()).contains("\"peers\": {\"ana\": \"a\", \"eva\": \"e\"}");
        }
    }

    @Test
    void theAnswerGrowsWithThoseWhoAreHere() {
        try (var hub = new CoreHarness(dir, HubConfig.defaults(dir).delivery())) {
            var others = new LinkedHashMap<String, String>();
            for (int i = 0; i < 100; i++) {
                String name = "agent " + i + "ñ".repeat(i % 7);
                assertThat(hub.join(name, "h" + i).peer().controls.getFirst())
                        .isEqualTo(new String(new ControlMessage.Registered("h" + i, others).encode(), StandardCharsets.UTF_8));
                others.put(name, "h" + i);
            }
        }
    }

    private static Optional<String> newest(List<CoreHarness.Connected> here, String name) {
        return here.reversed().stream().filter(one -> one.agent().name().equals(name)).map(one -> one.agent().hash()).findFirst();
    }
}
