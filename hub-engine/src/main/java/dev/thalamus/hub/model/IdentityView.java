package dev.thalamus.hub.model;

import java.util.List;
import java.util.Map;

/**
 * An agent's identity. Immutable; no secret is in it.
 *
 * @param id 32 hexadecimal digits; empty for an agent of NeuralHub that nothing was yet decided about
 * @param kind {@code agent}, {@code human} or {@code remote_agent}
 * @param scheme how it proves who it is
 * @param protocol how it is known
 * @param createdAt ISO 8601
 * @param observed by capability
 * @param rule its rule as JSON in AG2's shape
 * @param restricts whether the rule forbids more than a new agent's
 * @param operatorRule whether the operator wrote the rule: then the agent cannot change it
 * @param hits how often the rule refused something, by what
 * @param unacknowledged messages in its inbox
 */
public record IdentityView(
        String id,
        String name,
        String owner,
        String model,
        String kind,
        String scheme,
        Protocol protocol,
        boolean connected,
        String createdAt,
        String summary,
        List<String> capabilities,
        List<String> domains,
        Map<String, Observed> observed,
        String rule,
        boolean restricts,
        boolean operatorRule,
        Map<String, Long> hits,
        int unacknowledged,
        List<Key> keys) {
    public IdentityView {
        capabilities = List.copyOf(capabilities);
        domains = List.copyOf(domains);
        observed = Map.copyOf(observed);
        hits = Map.copyOf(hits);
        keys = List.copyOf(keys);
    }

    /** How tasks of a capability ended; the median latency is -1 where none is known. */
    public record Observed(int tasks, int completed, int failed, int expired, long medianMillis) {}

    /** A key that the operator gave to the name; what opens it was shown once. */
    public record Key(String id, String createdAt) {}
}
