package dev.thalamus.hub.identity;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says it can do, and what it was seen to do. Immutable.
 *
 * @param observed by capability; only the hub writes it
 * @param lastUpdated ISO 8601, empty before the first change
 */
public record Resume(
        List<String> claimedCapabilities,
        List<String> domains,
        String summary,
        List<Example> examples,
        Map<String, Observed> observed,
        int version,
        String lastUpdated) {
    public static final Resume EMPTY = new Resume(List.of(), List.of(), "", List.of(), Map.of(), 1, "");

    public Resume {
        claimedCapabilities = claimedCapabilities == null ? List.of() : List.copyOf(claimedCapabilities);
        domains = domains == null ? List.of() : List.copyOf(domains);
        summary = requireNonNullElse(summary, "");
        examples = examples == null ? List.of() : List.copyOf(examples);
        observed = observed == null ? Map.of() : Map.copyOf(observed);
        version = version == 0 ? 1 : version;
        lastUpdated = requireNonNullElse(lastUpdated, "");
    }

    /** Something the agent did before. */
    public record Example(
            String title,
            String outcome,
            @Nullable String taskId,
            @JsonProperty("channel_id") @JsonAlias("session_id") @Nullable String channelId,
            @Nullable String when,
            String note) {
        public Example {
            if (title == null) {
                throw Refusal.protocol("needs a title");
            }
            outcome = requireNonNullElse(outcome, "");
            note = requireNonNullElse(note, "");
        }
    }

    /** How tasks of one capability ended. */
    public record Observed(int n, int completed, int failed, int expired, @JsonProperty("p50_latency_ms") @Nullable Long p50LatencyMs) {
        static final Observed NONE = new Observed(0, 0, 0, 0, null);

        Observed plus(String outcome, @Nullable Long median) {
            return new Observed(n + 1, completed + (outcome.equals("completed") ? 1 : 0), failed + (outcome.equals("failed") ? 1 : 0),
                    expired + (outcome.equals("expired") ? 1 : 0), median);
        }
    }

    /** What replaces this one: the claims are the tenant's, the record, the number and the time are the hub's. */
    Resume replacedBy(Resume claims, String at) {
        return new Resume(claims.claimedCapabilities, claims.domains, claims.summary, claims.examples, observed, version + 1, at);
    }

    Resume observing(String capability, String outcome, @Nullable Long median, String at) {
        var seen = new LinkedHashMap<>(observed);
        seen.put(capability, requireNonNullElse(observed.get(capability), Observed.NONE).plus(outcome, median));
        return new Resume(claimedCapabilities, domains, summary, examples, seen, version + 1, at);
    }

    /** The same with what was seen of the agent's answers, which is not kept. */
    public Resume with(Answered answers) {
        if (answers.asked() == 0) {
            return this;
        }
        var seen = new LinkedHashMap<>(observed);
        seen.put(Answered.CAPABILITY, answers.observed());
        return new Resume(claimedCapabilities, domains, summary, examples, seen, version, lastUpdated);
    }

    /** Claimed or observed, sorted. */
    public TreeSet<String> capabilities() {
        var all = new TreeSet<>(claimedCapabilities);
        all.addAll(observed.keySet());
        return all;
    }
}
