package dev.thalamus.hub.config;

import dev.thalamus.hub.config.ConfigException.Problem;
import dev.thalamus.hub.model.Clause;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What makes a configuration unusable: values out of range, and values that contradict each other. Immutable. */
final class Checks {
    private final List<Problem> problems = new ArrayList<>();

    private Checks() {}

    /** Throws a {@link ConfigException} with everything that is wrong. */
    static void require(HubConfig config) {
        var checks = new Checks();
        checks.ranges(config);
        checks.listen(config);
        if (config.storage().dir() == null) {
            checks.add("storage.dir", Clause.DIR_EMPTY.of());
        }
        checks.order("delivery.softBytes", config.delivery().softBytes(), "delivery.hardBytes", config.delivery().hardBytes());
        checks.order("delivery.queueBytes", config.delivery().queueBytes(), "storage.storeBytes", config.storage().storeBytes());
        checks.order("limits.text", config.limits().text(), "limits.message", config.limits().message());
        if (!checks.problems.isEmpty()) {
            throw new ConfigException(checks.problems);
        }
    }

    /** Whether only this machine reaches an address. A host name other than {@code localhost} does not count: it may change. */
    static boolean loopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host)
                    .isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void ranges(HubConfig config) {
        for (RecordComponent group : HubConfig.class.getRecordComponents()) {
            Object record = RecordTree.get(group, config);
            for (RecordComponent component : group.getType().getRecordComponents()) {
                About about = Settings.about(component);
                Object value = RecordTree.get(component, record);
                if (value instanceof Number number) {
                    range(group.getName() + "." + component.getName(), component, about, number.longValue());
                } else if (value instanceof Duration duration) {
                    range(group.getName() + "." + component.getName(), component, about, duration.toMillis());
                }
            }
        }
    }

    private void range(String key, RecordComponent component, About about, long value) {
        if (value >= about.min() && value <= about.max()) {
            return;
        }
        SettingType type = SettingType.of(component, about);
        boolean low = value < about.min();
        add(key, (low ? Clause.TOO_SMALL : Clause.TOO_LARGE).of(ValueText.measure(type, value),
                ValueText.measure(type, low ? about.min() : about.max())));
    }

    private void listen(HubConfig config) {
        HubConfig.Listen listen = config.listen();
        if (listen.host().isBlank()) {
            add("listen.host", Clause.HOST_EMPTY.of());
        } else if (!loopback(listen.host())) {
            beyondLoopback(listen);
        }
        if ((listen.cert() == null) != (listen.key() == null)) {
            add(listen.cert() == null ? "listen.cert" : "listen.key", Clause.CERT_OR_KEY_MISSING.of());
        }
        if (listen.domain().chars().anyMatch(c -> c == '@' || Character.isWhitespace(c) || Character.isISOControl(c))) {
            add("listen.domain", Clause.DOMAIN_CHARACTERS.of());
        }
        if (listen.token().chars().anyMatch(c -> c <= ' ' || c > '~')) {
            add("listen.token", Clause.TOKEN_CHARACTERS.of());
        }
        if (!listen.token().isEmpty() && listen.waiveToken()) {
            add("listen.waiveToken", Clause.TOKEN_AND_WAIVER.of());
        }
        listen.origins().stream().filter(origin -> !isOrigin(origin)).forEach(odd -> add("listen.origins", Clause.NO_ORIGIN.of(odd)));
        if (listen.port() != 0 && listen.port() == config.web().dashboardPort()) {
            add("web.dashboardPort", Clause.SAME_PORT.of());
        }
    }

    /** As a browser sends it: scheme, host and maybe a port, nothing behind. */
    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException odd) {
            return false;
        }
    }

    private void beyondLoopback(HubConfig.Listen listen) {
        if (!listen.remote()) {
            add("listen.host", Clause.REACHABLE.of(listen.host()));
        }
        if (listen.token().isEmpty() && !listen.waiveToken()) {
            add("listen.token", Clause.NEEDS_TOKEN.of());
        }
    }

    private void order(String smallKey, long small, String largeKey, long large) {
        if (small > large) {
            add(smallKey, Clause.LARGER_THAN.of(largeKey, ValueText.measure(SettingType.BYTES, large)));
        }
    }

    private void add(String key, String what) { problems.add(new Problem(key, what)); }
}
