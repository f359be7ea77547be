package dev.thalamus.hub;

import dev.thalamus.hub.config.HubConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Hubs for tests: on any free port of loopback, with their files in a directory of the test. */
public final class TestHub {
    private TestHub() {}

    static HubConfig config(Path dir) {
        HubConfig c = HubConfig.defaults(dir);
        HubConfig.Listen l = c.listen();
        return new HubConfig(new HubConfig.Listen(l.host(), 0, "hub.test", null, null, l.origins(), "", false, false), c.delivery(),
                c.limits(),
                c.learning(), c.presence(), new HubConfig.Storage(dir, 1L << 30, 0, 64 << 20, Duration.ofDays(1)), c.federation(), c.web(),
                c.network());
    }

    public static HubEngine open(Path dir) { return HubEngine.open(config(dir)); }
}
