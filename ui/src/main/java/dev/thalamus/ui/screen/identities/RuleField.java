package dev.thalamus.ui.screen.identities;

import dev.thalamus.ui.kit.JsonItem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a rule that a person sets, and where each stands in the JSON. Immutable. */
enum RuleField {
    INBOUND_FROM(Kind.NAMES, "inbound_from", "access.inbound_from"),
    OUTBOUND_TO(Kind.NAMES, "outbound_to", "access.outbound_to"),
    INITIATE(Kind.TYPES, "initiate", "access.channel_types|session_types.initiate"),
    ACCEPT(Kind.TYPES, "accept", "access.channel_types|session_types.accept"),
    SESSIONS(Kind.NUMBER, "sessions", "limits.max_concurrent_channels|max_concurrent_sessions"),
    TASKS(Kind.NUMBER, "tasks", "limits.max_concurrent_tasks"),
    SESSION_TTL(Kind.DURATION, "", "limits.channel_ttl_default|session_ttl_default"),
    TASK_TTL(Kind.DURATION, "", "limits.task_ttl_default"),
    PER_MINUTE(Kind.NUMBER, "rate", "limits.rate.per_minute"),
    BURST(Kind.NUMBER, "", "limits.rate.burst"),
    DEPTH(Kind.NUMBER, "depth", "limits.delegation_depth"),
    MAX_PENDING(Kind.NUMBER, "inbox", "limits.inbox.max_pending"),
    OVERFLOW(Kind.CHOICE, "", "limits.inbox.overflow"),
    HIGH_WATER(Kind.NUMBER, "", "limits.inbox.high_water");

    /** What a person puts in. */
    enum Kind {
        /** Patterns over names of agents. */
        NAMES,
        /** Patterns over types of session. */
        TYPES,
        NUMBER, DURATION, CHOICE
    }

    /** What may happen to a message for a full inbox, as the wire writes it. */
    static final List<String> OVERFLOWS = List.of("reject", "drop_oldest", "drop_newest");

    private final Kind kind;
    private final String hit;
    private final List<List<String>> path;

    /**
     * @param hit what the hub counts when it refuses something for this field; empty where it counts nothing
     * @param path names from the rule down to the field, a step's second name being one that is read too
     */
    RuleField(Kind kind, String hit, String path) {
        this.kind = kind;
        this.hit = hit;
        this.path = Arrays.stream(path.split("\\.")).map(step -> List.of(step.split("\\|"))).toList();
    }

    Kind kind() { return kind; }

    String hit() { return hit; }

    /** Its name in keys of texts and in ids. */
    String key() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    /** The value in a rule; null where the rule leaves it out. */
    @Nullable
    JsonItem in(@Nullable JsonItem rule) {
        JsonItem at = rule;
        for (List<String> names : path) {
            at = at == null ? null : at.get(nameIn(at, names));
        }
        return at;
    }

    /** The rule as JSON with that value, or without the field when it is null. */
    String set(@Nullable JsonItem rule, @Nullable String json) {
        return set(rule, 0, json);
    }

    /** Whether that is where this field stands, by either name. */
    boolean isAt(String dotted) {
        List<String> steps = List.of(dotted.split("\\."));
        boolean same = steps.size() == path.size();
        for (int i = 0; same && i < steps.size(); i++) {
            same = path.get(i).contains(steps.get(i));
        }
        return same;
    }

    private String set(@Nullable JsonItem at, int depth, @Nullable String json) {
        String name = nameIn(at, path.get(depth));
        JsonItem child = at == null ? null : at.get(name);
        String value = depth == path.size() - 1 ? json : set(child, depth + 1, json);
        var members = new java.util.LinkedHashMap<String, String>();
        if (at != null && at.kind() == JsonItem.Kind.OBJECT) {
            at.children().forEach(member -> members.put(String.valueOf(member.key()), member.json()));
        }
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return "{" + String.join(",", members.entrySet().stream().map(one -> JsonItem.quoted(one.getKey()) + ":" + one.getValue()).toList())
                + "}";
    }

    /** The name that is there already, else the first. */
    private static String nameIn(@Nullable JsonItem at, List<String> names) {
        return at == null ? names.getFirst() : names.stream().filter(name -> at.get(name) != null).findFirst().orElse(names.getFirst());
    }
}
