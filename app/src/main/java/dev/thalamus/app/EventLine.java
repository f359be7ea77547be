package dev.thalamus.app;

import dev.thalamus.hub.event.HubEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a terminal shows of an event. Immutable. */
final class EventLine {
    /** Control characters, those of the upper half too (a terminal may take U+009B for escape and bracket), ends of line, and what turns the direction of writing. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]+");

    private EventLine() {}

    /** The text with what is hidden as spaces. */
    static String visible(String text) { return HIDDEN.matcher(text).replaceAll(" "); }

    /** The same JSON with what is hidden as escapes: it stands nowhere but inside of strings. */
    static String escaped(String json) {
        return HIDDEN.matcher(json)
                .replaceAll(hidden -> hidden.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining()));
    }

    /** One line; empty for what a terminal need not show. Hidden characters, which a stranger may have sent, become spaces. */
    static Optional<String> of(HubEvent event) {
        String line = switch (event) {
            case HubEvent.HubStarted _,HubEvent.HubStopped _,HubEvent.RpcAnswered _ -> "";
            case HubEvent.AgentJoined joined -> "+ %s #%s joined".formatted(joined.agent().name(), joined.agent().hash());
            case HubEvent.AgentLeft left -> "- %s #%s left: %s".formatted(left.name(), left.hash(), left.why());
            case HubEvent.LinkRefused refused ->
                "! connection from %s refused (%d): %s".formatted(refused.address(), refused.code(), refused.why());
            case HubEvent.MessageRejected rejected ->
                "! message of %s refused: %s".formatted(rejected.agent() == null ? rejected.address() : rejected.agent(), rejected.why());
            case HubEvent.SignalsRefused refused ->
                "! %d signals from %s to '%s' refused: %s".formatted(refused.count(), refused.sourceName(),
                        refused.target(), refused.reason().sentence());
            case HubEvent.SignalsExpired expired -> "! %d signals for %s expired".formatted(expired.count(), expired.name());
            case HubEvent.QueueChanged changed -> "  %d signals for %s: %s%s by the operator".formatted(changed.count(),
                    changed.name().isEmpty() ? "several agents" : changed.name(), switch (changed.action()) {
                        case DELIVER -> "sent on their way";
                        case REDIRECT -> "redirected to ";
                        case EXPIRE -> "expired";
                        case DELETE -> "deleted";
                        case RESTORE -> "put back";
                    }, changed.target());
            case HubEvent.DrainingStarted started -> "  %s #%s is served through the store: %s".formatted(started.name(), started.hash(),
                    started.reason().sentence());
            case HubEvent.DrainingEnded ended -> "  %s #%s has caught up, %d signals delivered".formatted(ended.name(), ended.hash(),
                    ended.delivered());
            case HubEvent.StoreChanged changed -> switch (changed.health().state()) {
                case OK -> "  the store is well again";
                case STALLED -> "! the store takes nothing now: %s".formatted(changed.health().detail());
                case QUARANTINED -> "! the store was damaged: %s".formatted(changed.health().detail());
            };
            case HubEvent.PresenceLimited limited -> "! more than %d agents: %d presence notices left out".formatted(limited.limit(),
                    limited.leftOut());
            case HubEvent.Forgotten forgotten -> "! %d %s forgotten to make room, %d kept".formatted(forgotten.count(),
                    forgotten.what().name().toLowerCase(Locale.ROOT), forgotten.kept());
            case HubEvent.PeerChanged changed -> "  hub %s is %s%s".formatted(changed.domain(), changed.now().word(),
                    changed.severity() == HubEvent.Severity.INFO || changed.why().isEmpty() ? "" : ": " + changed.why());
            case HubEvent.SessionOpened opened -> "  %s opened a %s: %s".formatted(opened.creator(), opened.type(),
                    String.join(", ", opened.participants()));
            case HubEvent.SessionClosed closed -> "  a %s ended: %s".formatted(closed.type(), closed.reason());
            case HubEvent.SessionsForgotten forgotten -> "! %d ended sessions deleted to make room, %d kept".formatted(forgotten.count(),
                    forgotten.kept());
            case HubEvent.ExpectationViolated violated -> "! session %s: %s was not kept by %s (%s)".formatted(violated.id(),
                    violated.expectation(), violated.violators().isEmpty() ? "anybody" : String.join(", ", violated.violators()),
                    violated.handled());
            case HubEvent.InboxPressure pressure -> "! %s has not acknowledged %d messages, %d were given up".formatted(pressure.name(),
                    pressure.unacknowledged(), pressure.dropped());
            case HubEvent.Heartbeat beat -> "  heartbeat | agents=%d signals=%d bytes=%d pending=%d uptime=%ds".formatted(beat.agents(),
                    beat.signals(), beat.bytes(), beat.pending(), beat.uptime().toSeconds());
            case HubEvent.Fault fault -> "! fault in %s: %s".formatted(fault.where(), fault.what());
        };
        return line.isEmpty() ? Optional.empty() : Optional.of(visible(line));
    }
}
