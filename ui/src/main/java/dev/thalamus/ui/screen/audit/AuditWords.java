package dev.thalamus.ui.screen.audit;

import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.part.HubText;
import java.util.List;
import java.util.stream.Collectors;

/** Records of the audit log in a person's words. Stateless. */
final class AuditWords {
    private static final List<String> TOLD = List.of("op", "method", "on", "message", "reason", "code", "manifest_type", "expectation",
            "on_violation", "outcome", "capability", "version", "source", "scheme", "which", "key_id", "times", "bytes", "lost", "to");

    private AuditWords() {}

    static String kind(AuditEntry entry) {
        String key = "audit.kind." + entry.kind().replace('_', '-');
        return I18n.has(key) ? I18n.get(key) : entry.kind();
    }

    static String tone(AuditEntry entry) {
        return switch (entry.kind()) {
            case "refused", "auth_failed", "rule_refused", "audit_gap", "audit_torn" -> Style.DANGER;
            case "expectation_violated", "channel_expired", "inbox_dropped", "turn_failed", "nack", "task_terminated",
                    "replay_lost" ->
                Style.WARNING;
            case "operator_call", "operator_closed", "operator_disconnected", "key_created", "key_revoked", "rule_set" -> Style.ACCENT;
            default -> Style.OUTLINED;
        };
    }

    /** What else it says, in one line. */
    static String details(AuditEntry entry) {
        try {
            return JsonItem.read(entry.json()).children().stream().filter(AuditWords::told).map(AuditWords::detail)
                    .collect(Collectors.joining(" · "));
        } catch (JsonItem.Wrong torn) {
            return Visible.within(entry.json());
        }
    }

    private static boolean told(JsonItem field) {
        return TOLD.contains(String.valueOf(field.key())) && field.children().isEmpty() && !field.text().isEmpty()
                && !field.json().equals("null");
    }

    private static String detail(JsonItem field) {
        String name = String.valueOf(field.key()).replace('_', '-');
        return I18n.get("audit.field." + name) + " " + (name.equals("message") ? HubText.said(field.text()) : Visible.within(field.text()));
    }
}
