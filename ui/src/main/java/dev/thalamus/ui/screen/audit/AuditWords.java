package dev.thalamus.ui.screen.audit;

import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records of the audit log in a person's words. Stateless. */
final class AuditWords {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?|true|false)");
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
        var told = new ArrayList<String>();
        Matcher field = FIELD.matcher(entry.json());
        while (field.find()) {
            String value = field.group(2);
            if (TOLD.contains(field.group(1)) && !value.equals("\"\"")) {
                told.add(I18n.get("audit.field." + field.group(1).replace('_', '-')) + " "
                        + (value.startsWith("\"") ? value.substring(1, value.length() - 1) : value));
            }
        }
        return String.join(" · ", told);
    }
}
