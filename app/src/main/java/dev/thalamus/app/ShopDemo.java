package dev.thalamus.app;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.sandbox.DemoOptions;
import dev.thalamus.hub.sandbox.DemoRun;
import dev.thalamus.hub.sandbox.Scenario;
import dev.thalamus.ui.host.Demo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The simulated shop of the window's demo, against the window's own hub over real sockets. Thread-safe. */
final class ShopDemo implements Demo {
    private static final System.Logger LOG = System.getLogger(ShopDemo.class.getName());

    private final EmbeddedHub hub;
    private boolean wanted;
    private @Nullable DemoRun run;

    ShopDemo(EmbeddedHub hub) { this.hub = hub; }

    @Override
    public synchronized void start() {
        // Never at a hub elsewhere: it would get our token, and agents that are none of its business.
        Hub running = hub.here().hub();
        if (!wanted && running != null) {
            wanted = true;
            URI address = address(running.info(), hub.config().listen().token());
            Thread.ofVirtual().name("app-demo").start(() -> play(address));
        }
    }

    @Override
    public synchronized void stop() {
        wanted = false;
        if (run != null) {
            var _ = run.stop();
            run = null;
        }
    }

    @Override
    public synchronized boolean running() { return wanted; }

    /** Making an HTTP client takes too long for the thread that paints. */
    private void play(URI address) {
        DemoRun begun = DemoRun.start(address, Scenario.shop(), DemoOptions.standard(System.nanoTime()),
                event -> LOG.log(System.Logger.Level.DEBUG, event::toString));
        synchronized (this) {
            if (wanted && run == null) {
                run = begun;
                return;
            }
        }
        var _ = begun.stop();
    }

    /** A hub on every address of the machine is reached through loopback. */
    private static URI address(HubInfo info, String token) {
        String host = switch (info.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> info.host().contains(":") && !info.host().startsWith("[") ? "[" + info.host() + "]" : info.host();
        };
        String query = token.isEmpty() ? "" : "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return URI.create((info.secure() ? "wss://" : "ws://") + host + ":" + info.port() + "/" + query);
    }
}
