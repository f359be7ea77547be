package dev.thalamus.hub;

import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Hubs for tests with settings as people write them, such as {@code limits.batch=2}. */
final class SetHub {
    /** Treats everyone as a stranger, so that limits beyond loopback can be met on loopback. */
    static final Predicate<InetAddress> NOBODY_IS_LOCAL = address -> false;

    private SetHub() {}

    static HubConfig config(Path dir, String... settings) {
        var given = new ArrayList<Given>();
        for (String setting : List.of("listen.port=0", "listen.domain=hub.test", "storage.diskFloor=0", "storage.journalBytes=64MiB")) {
            add(given, setting);
        }
        for (String setting : settings) {
            add(given, setting);
        }
        return new ConfigBinder(dir).bind(given).config();
    }

    static HubEngine open(Path dir, String... settings) { return open(dir, Network.THIS_MACHINE, settings); }

    static HubEngine open(Path dir, Predicate<InetAddress> local, String... settings) {
        return HubEngine.open(config(dir, settings), local);
    }

    /** With a dashboard on a port that was free a moment ago. */
    static HubEngine withDashboard(Path dir, String... settings) {
        for (int attempt = 0;; attempt++) {
            try {
                var all = new ArrayList<>(List.of(settings));
                all.add("web.dashboardPort=" + freePort());
                return open(dir, all.toArray(String[]::new));
            } catch (HubException taken) {
                if (attempt == 5) {
                    throw taken;
                }
            }
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private static void add(List<Given> given, String setting) {
        int equals = setting.indexOf('=');
        given.add(Given.option(setting.substring(0, equals), setting.substring(equals + 1), "a test"));
    }
}
