package dev.thalamus.hub.query;

import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.query.Field.Likeness;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What a filter can ask of the audit log. Immutable. */
public final class AuditSchema {
    /** The kinds of records: AG2's, then the hub's own. */
    public static final List<String> KINDS = List.of("agent_registered", "agent_unregistered", "resume_set", "skill_set", "rule_set",
            "channel_created", "channel_closed", "channel_expired", "task_terminated", "expectation_violated", "turn_failed", "refused",
            "auth_failed", "rule_refused", "inbox_dropped", "nack", "task_forgotten", "replay_lost", "operator_call", "operator_closed",
            "operator_disconnected",
            "key_created", "key_revoked", "audit_rotated", "audit_gap", "audit_torn");
    private static final int MOST_AGENTS = 8;

    private AuditSchema() {}

    /** The schema, with names to propose. */
    public static Schema<AuditEntry> with(Supplier<List<String>> names) {
        List<TextReader<AuditEntry>> agents = IntStream.range(0, MOST_AGENTS).mapToObj(AuditSchema::agent).toList();
        return Schema.<AuditEntry>of("audit")
                .text("kind", "what happened", Likeness.WHOLE, AuditEntry::kind, () -> KINDS)
                .field(new Field<>("agent", List.of("name"), "whom it is about, by name", new Field.Texts<>(Likeness.NAME, agents), true,
                        names))
                .text("by", "who did it where that was not the agent itself", Likeness.WHOLE, AuditEntry::by, () -> List.of("operator"))
                .text("channel", "the session that it is about", Likeness.WHOLE, AuditEntry::channel, List::of)
                .number("seq", "its number in the log", Measure.COUNT, AuditEntry::sequence)
                .number("time", "when it happened", Measure.TIME, AuditEntry::timeMicros)
                .field(moment("since", "at that time or later; 10m is ten minutes ago", Operator.AT_LEAST))
                .field(moment("until", "before that time", Operator.LESS))
                .payload((entry, into) -> into.set(entry.json()), List::of).build();
    }

    private static TextReader<AuditEntry> agent(int index) {
        return (entry, into) -> {
            if (index < entry.agents().size()) {
                into.set(entry.agents().get(index));
            }
        };
    }

    private static Field<AuditEntry> moment(String name, String sentence, Operator is) {
        return new Field<>(name, List.of(), sentence, new Field.Quantity<>(Measure.TIME, is, AuditEntry::timeMicros), false, List::of);
    }
}
