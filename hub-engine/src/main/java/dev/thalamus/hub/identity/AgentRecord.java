package dev.thalamus.hub.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the hub keeps of an agent, as its file has it. Immutable.
 *
 * @param passport stamped, without the proof
 * @param operatorRule whether the operator wrote the rule: then the agent cannot change it
 * @param skill Markdown, or null
 * @param pinned what the {@link AuthAdapter} wants to see again
 * @param neural whether it is known from NeuralHub's wire, by its name
 * @param latencies the last latencies by capability, milliseconds, at most {@value #SAMPLES} of each
 */
public record AgentRecord(
        Passport passport,
        Resume resume,
        Rule rule,
        boolean operatorRule,
        @Nullable String skill,
        String pinned,
        boolean neural,
        Map<String, List<Long>> latencies) {
    private static final int SAMPLES = 101;

    public String id() { return passport.id(); }

    public String name() { return passport.name(); }

    /** Whether it is but a name that was known from NeuralHub's wire: nobody has given it a rule or anything else. */
    boolean borrowed() {
        return neural && !operatorRule && !rule.restricts() && skill == null && latencies.isEmpty();
    }

    AgentRecord with(Resume other) { return new AgentRecord(passport, other, rule, operatorRule, skill, pinned, neural, latencies); }

    AgentRecord with(Rule other, boolean byOperator) {
        return new AgentRecord(passport, resume, other.numbered(rule.version() + 1), byOperator, skill, pinned, neural, latencies);
    }

    AgentRecord withSkill(@Nullable String other) {
        return new AgentRecord(passport, resume, rule, operatorRule, other, pinned, neural, latencies);
    }

    /** A task of that capability ended; the median is that of the last {@value #SAMPLES} latencies. */
    AgentRecord observing(String capability, String outcome, @Nullable Long latencyMillis, String at) {
        var all = new LinkedHashMap<>(latencies);
        List<Long> samples = new ArrayList<>(latencies.getOrDefault(capability, List.of()));
        if (latencyMillis != null) {
            samples.add(latencyMillis);
            all.put(capability, List.copyOf(samples.subList(Math.max(0, samples.size() - SAMPLES), samples.size())));
        }
        List<Long> sorted = all.getOrDefault(capability, List.of()).stream().sorted().toList();
        Long median = sorted.isEmpty() ? null : median(sorted);
        return new AgentRecord(passport, resume.observing(capability, outcome, median, at), rule, operatorRule, skill, pinned, neural, all);
    }

    private static long median(List<Long> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : Math.round((sorted.get(half - 1) + sorted.get(half)) / 2.0);
    }
}
