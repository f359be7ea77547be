package dev.thalamus.hub.net;

import dev.thalamus.hub.config.HubConfig;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages and host names may reach the hub. Immutable.
 *
 * <p>Any page that a browser shows may try to open a WebSocket to 127.0.0.1; only its {@code Origin} header tells it apart from a program (which
 * sends none). And a name that a stranger's DNS points at 127.0.0.1 arrives with that name as {@code Host}.
 */
public final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Set<String> allowed = new HashSet<>();
    private final boolean anyHost;
    private final String ownHost;

    public Origins(HubConfig.Listen listen) {
        for (String origin : listen.origins()) {
            allowed.add(origin.toLowerCase(Locale.ROOT));
        }
        ownHost = listen.host().toLowerCase(Locale.ROOT);
        anyHost = !LOOPBACK.contains(ownHost);
    }

    /** Programs send no Origin; pages from this machine and the configured ones may come too. */
    public boolean originAllowed(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        String lower = origin.toLowerCase(Locale.ROOT);
        if (allowed.contains(lower)) {
            return true;
        }
        try {
            String host = URI.create(lower).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    /** Whether the page's origin is one of those that were configured. */
    boolean listed(String origin) {
        return allowed.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** A hub on loopback answers to loopback names only; one that is reachable from outside may have any name. */
    public boolean hostAllowed(@Nullable String host) {
        if (host == null || anyHost) {
            return true;
        }
        String name = host.toLowerCase(Locale.ROOT);
        int port = name.lastIndexOf(':');
        if (port > name.lastIndexOf(']') && name.indexOf(':') == port) {
            name = name.substring(0, port);
        } else if (name.startsWith("[") && port > name.indexOf(']')) {
            name = name.substring(0, port);
        }
        return LOOPBACK.contains(name) || name.equals(ownHost);
    }
}
