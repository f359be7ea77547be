package dev.thalamus.hub.network;

import dev.thalamus.hub.audit.AuditLog;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.NameRules;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.session.Trail;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts into the audit log, with the names of those whose ids they hold. Confined to the core.
 *
 * <p>What someone can cause at will, refusals above all, is written at once the first time; repeats within the same second are one record more,
 * that says how many they were, so that nobody can push others' records out of the log.
 */
final class AuditTrail implements Trail {
    private static final Set<String> AT_WILL = Set.of("refused", "auth_failed", "nack", "inbox_dropped", "rule_refused", "turn_failed",
            "task_forgotten", "replay_lost");
    private static final int MOST_KINDS = 1_000;

    private record Repeat(Map<String, @Nullable Object> fields, int[] times) {}

    private final AuditLog log;
    private final Directory directory;
    private final Map<String, Repeat> repeats = new LinkedHashMap<>();

    AuditTrail(AuditLog log, Directory directory) {
        this.log = log;
        this.directory = directory;
    }

    @Override
    public void record(String kind, Map<String, ? extends @Nullable Object> fields) {
        if (!AT_WILL.contains(kind)) {
            log.record(kind, named(fields));
            return;
        }
        Map<String, @Nullable Object> facts = AuditLog.shortened(fields);
        String key = kind + "\n" + facts.get("op") + "\n" + who(facts);
        Repeat known = repeats.get(key);
        if (known == null && repeats.size() >= MOST_KINDS) {
            key = kind;
            known = repeats.get(key);
        }
        if (known == null) {
            repeats.put(key, new Repeat(facts, new int[1]));
            log.record(kind, named(facts));
        } else {
            known.times[0]++;
        }
    }

    private static String who(Map<String, @Nullable Object> fields) {
        var who = new StringBuilder();
        for (String field : new String[]{"agent_id", "agents", "name", "code", "from", "to", "reason", "channel_id", "which", "address"}) {
            Object value = fields.get(field);
            who.append(field.equals("address") && value instanceof String text ? text.replaceFirst(":\\d+$", "") : value).append('\n');
        }
        return who.toString();
    }

    /** Called once a second. */
    void tick() {
        Map<String, Repeat> told = new LinkedHashMap<>(repeats);
        repeats.clear();
        told.forEach((key, repeat) -> {
            if (repeat.times[0] > 0) {
                var fields = new TreeMap<String, @Nullable Object>(repeat.fields);
                fields.put("times", repeat.times[0]);
                log.record(key.lines().findFirst().orElse(key), named(fields));
            }
        });
    }

    /** The rules, with what they refuse to signals on the record. */
    NameRules watching(NameRules rules) {
        return new NameRules() {
            @Override
            public boolean armed() { return rules.armed(); }

            @Override
            public Reason judge(String from, String to, long nanos) {
                Reason judged = rules.judge(from, to, nanos);
                if (judged != Reason.NONE) {
                    refused(from, to, judged);
                }
                return judged;
            }

            @Override
            public boolean allows(String from, String to) {
                boolean allowed = rules.allows(from, to);
                if (!allowed) {
                    refused(from, to, Reason.RULE);
                }
                return allowed;
            }
        };
    }

    private void refused(String from, String to, Reason why) {
        record("rule_refused", Map.of("from", from, "to", to, "reason", why == Reason.RULE ? "rule" : "rate"));
    }

    /** With the names of all ids in it, as they are now. */
    private Map<String, @Nullable Object> named(Map<String, ? extends @Nullable Object> fields) {
        var names = new TreeMap<String, String>();
        fields.values().forEach(value -> {
            if (value instanceof Collection<?> many) {
                many.forEach(one -> name(one, names));
            } else {
                name(value, names);
            }
        });
        var all = new TreeMap<String, @Nullable Object>(fields);
        if (!names.isEmpty()) {
            all.put("names", names);
        }
        return all;
    }

    private void name(@Nullable Object id, Map<String, String> into) {
        AgentRecord agent = id instanceof String text ? directory.byId(text) : null;
        if (agent != null) {
            into.put(agent.id(), agent.name());
        }
    }
}
