package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static dev.thalamus.hub.TwoHubs.forwarding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.sandbox.DemoOptions;
import dev.thalamus.hub.sandbox.DemoRun;
import dev.thalamus.hub.sandbox.Scenario;
import dev.thalamus.hub.sandbox.Tally;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo of two companies at two real hubs that dial each other. */
class B2bDemoTest {
    @TempDir
    Path dir;

    @Test
    void everyOrderIsConfirmedAndInvoicedAcrossTheHubs() throws Exception {
        try (HubEngine a = TwoHubs.open(dir.resolve("a"), "empresa-a.com"); HubEngine b = TwoHubs.open(dir.resolve("b"), "empresa-b.com")) {
            TwoHubs.add(a, "empresa-b.com", b.info().port(), true);
            TwoHubs.add(b, "empresa-a.com", a.info().port(), true);
            forwarding(a);
            forwarding(b);
            try (var run = DemoRun.start(List.of(URI.create(a.info().url()), URI.create(b.info().url())), Scenario.b2b(6),
                    new DemoOptions(1, 10, "b2b"), event -> {})) {
                Tally tally = run.finished().get(30, TimeUnit.SECONDS);
                assertThat(received(tally, "comprador")).as("a confirmation and an invoice each").isEqualTo(12);
                assertThat(received(tally, "vendedor")).isEqualTo(6);
                eventually("the monitor has got what it missed", () -> received(run.tally(), "monitor") == 6);
            }
        }
    }

    private static long received(Tally tally, String name) {
        return tally.lines().stream().filter(line -> line.player().name().equals(name)).mapToLong(Tally.Line::received).sum();
    }
}
