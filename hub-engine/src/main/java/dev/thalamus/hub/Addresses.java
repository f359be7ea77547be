package dev.thalamus.hub;

import dev.thalamus.hub.config.HubConfig;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** How a hub's addresses are written. */
final class Addresses {
    private Addresses() {}

    /** Where agents connect. */
    static String hub(boolean secure, String host, int port) {
        return (secure ? "wss://" : "ws://") + shown(host) + ":" + port;
    }

    /** Where the dashboard is. */
    static String page(boolean secure, String host, int port) {
        return (secure ? "https://" : "http://") + shown(host) + ":" + port + "/";
    }

    /** An address to connect to: one that stands for all of them is none. */
    static String reachable(String url) {
        return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:");
    }

    /** The names under which this hub is meant; the one with the real port comes to them when it listens. */
    static Set<String> ownDomains(HubConfig config) {
        var own = new CopyOnWriteArraySet<String>();
        if (!config.listen().domain().isEmpty()) {
            own.add(config.listen().domain());
        }
        own.add(config.listen().host() + ":" + config.listen().port());
        return own;
    }

    /** An IPv6 address stands in brackets; people may have written them already. */
    private static String shown(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
