package dev.thalamus.app;

import dev.thalamus.app.command.Exit;
import dev.thalamus.app.command.Unavailable;
import dev.thalamus.app.host.StopSignal;
import dev.thalamus.hub.sandbox.DemoEvent;
import dev.thalamus.hub.sandbox.DemoOptions;
import dev.thalamus.hub.sandbox.DemoRun;
import dev.thalamus.hub.sandbox.Scenario;
import dev.thalamus.hub.sandbox.Tally;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A scenario in a terminal: a line for everything that its agents do, and who got how much. Main thread and those of the run. */
final class Demonstration {
    private final StopSignal stop;
    private final PrintWriter out;
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private volatile boolean over;
    private final AtomicReference<@Nullable String> unreachable = new AtomicReference<>();

    Demonstration(StopSignal stop, PrintWriter out) {
        this.stop = stop;
        this.out = out;
    }

    /** Plays until the scenario or a person ends it. */
    Exit run(List<URI> hubs, Scenario scenario, @Nullable SSLContext trust) {
        out.println(scenario.sentence());
        try (DemoRun run = DemoRun.start(hubs, scenario, DemoOptions.standard(System.nanoTime()).trusting(trust), this::tell)) {
            var _ = run.finished().whenComplete((_, _) -> stop.ask());
            while (!stop.await(Duration.ofDays(1))) {
                // a day without an end is no reason to end
            }
            String why = unreachable.get();
            if (why != null) {
                throw new Unavailable(
                        "no hub lets us in at " + hubs.getFirst().getScheme() + "://" + hubs.getFirst().getAuthority() + " (" + why
                                + "): start one with 'thalamus hub', or name another with --url"
                                + ("wss".equals(hubs.getFirst().getScheme())
                                        ? "; --trust names a file with the certificate that counts"
                                        : ""));
            }
            over = true; // that the agents now leave is no news
            return closingAccount(run.tally());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.OK;
        }
    }

    private Exit closingAccount(Tally tally) {
        out.println();
        out.printf("%-16s %8s %8s%n", "agent", "sent", "received");
        tally.lines().forEach(line -> out.printf("%-16s %8d %8d%n", line.player().label(), line.sent(), line.received()));
        out.flush();
        return Exit.OK;
    }

    private void tell(DemoEvent event) {
        switch (event) {
            case DemoEvent.Joined joined -> {
                labels.put(joined.player().hash(), joined.player().label());
                say("+ " + joined.player().label() + " #" + joined.player().hash() + " joined");
            }
            case DemoEvent.Left left -> {
                if (labels.isEmpty()) {
                    unreachable.set(left.why());
                    stop.ask();
                } else if (!over) {
                    say("- " + left.player().label() + " left: " + left.why());
                }
            }
            case DemoEvent.Sent sent ->
                say("  " + sent.player().label() + " → " + addressee(sent.target()) + "  " + sent.type() + " " + sent.payload());
            case DemoEvent.Received received -> say("  " + received.player().label() + " ← " + received.from());
            case DemoEvent.Trouble trouble -> say("! " + trouble.player().label() + ": " + trouble.what());
            case DemoEvent.Finished _ -> {
                // the closing account says it
            }
        }
    }

    private String addressee(String target) { return target.isEmpty() ? "everyone" : labels.getOrDefault(target, target); }

    private void say(String line) {
        synchronized (out) {
            out.println(EventLine.visible(line));
            out.flush();
        }
    }
}
