package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.kit.Icons;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Events in a person's words. */
public final class EventText {
    private EventText() {}

    /** One sentence without a full stop. */
    public static String of(HubEvent event) {
        return switch (event) {
            case HubEvent.HubStarted started -> I18n.get("shell.event.hub-started", started.url());
            case HubEvent.HubStopped _ -> I18n.get("shell.event.hub-stopped");
            case HubEvent.AgentJoined joined -> I18n.get("shell.event.agent-joined", Visible.of(joined.agent().name()));
            case HubEvent.AgentLeft left -> I18n.get("shell.event.agent-left", Visible.of(left.name()), HubText.said(left.why()));
            case HubEvent.LinkRefused refused ->
                I18n.get("shell.event.link-refused", HubText.of(refused.address()), HubText.said(refused.why()));
            case HubEvent.MessageRejected rejected ->
                I18n.get("shell.event.message-rejected", rejected.agent() == null ? rejected.address() : Visible.of(rejected.agent()),
                        HubText.said(rejected.why()));
            case HubEvent.SignalsRefused refused ->
                I18n.get("shell.event.signals-refused", refused.count(), Visible.of(refused.sourceName()), Visible.of(refused.target()),
                        reason(refused.reason()));
            case HubEvent.SignalsExpired expired -> I18n.get("shell.event.signals-expired", expired.count(), Visible.of(expired.name()));
            case HubEvent.QueueChanged changed ->
                I18n.get("shell.event.queue-changed." + changed.action().name().toLowerCase(Locale.ROOT), changed.count(),
                        changed.name().isEmpty() ? I18n.get("shell.event.queue-changed.several") : Visible.of(changed.name()),
                        Visible.of(changed.target()));
            case HubEvent.DrainingStarted started ->
                I18n.get("shell.event.draining-started", Visible.of(started.name()), reason(started.reason()));
            case HubEvent.DrainingEnded ended -> I18n.get("shell.event.draining-ended", Visible.of(ended.name()), ended.delivered());
            case HubEvent.StoreChanged changed -> store(changed.health());
            case HubEvent.PresenceLimited limited -> I18n.get("shell.event.presence-limited", limited.limit(), limited.leftOut());
            case HubEvent.Forgotten forgotten ->
                I18n.get("shell.event.forgotten." + forgotten.what().name().toLowerCase(Locale.ROOT), forgotten.count(), forgotten.kept());
            case HubEvent.PeerChanged changed -> peer(changed);
            case HubEvent.SessionOpened opened ->
                I18n.get("shell.event.session-opened", Visible.of(opened.creator()), session(opened.type()), names(opened.participants()));
            case HubEvent.SessionClosed closed -> I18n.get("shell.event.session-closed", session(closed.type()), closed.reason());
            case HubEvent.SessionsForgotten forgotten -> I18n.get("shell.event.sessions-forgotten", forgotten.count(), forgotten.kept());
            case HubEvent.ExpectationViolated violated ->
                I18n.get("shell.event.expectation-violated", violated.expectation(), names(violated.violators()));
            case HubEvent.InboxPressure pressure ->
                I18n.get("shell.event.inbox-pressure", Visible.of(pressure.name()), pressure.unacknowledged(), pressure.dropped());
            case HubEvent.RpcAnswered answered ->
                I18n.get("shell.event.rpc-answered", Visible.of(answered.caller()), Visible.of(answered.method()),
                        Integer.toString(answered.error()));
            case HubEvent.Heartbeat _ -> I18n.get("shell.event.heartbeat");
            case HubEvent.Fault fault -> I18n.get("shell.event.fault", HubText.of(fault.where()), HubText.said(fault.what()));
        };
    }

    /** A type of session of AG2 as the window calls it. */
    private static String session(String type) {
        String key = "sessions.type." + type;
        return I18n.has(key) ? I18n.get(key) : Visible.of(type);
    }

    /** Several names as they are shown. */
    public static String names(List<String> names) {
        return names.stream().map(Visible::of).collect(Collectors.joining(", "));
    }

    /** The icon of its kind. */
    public static Icons icon(HubEvent event) {
        return switch (event) {
            case HubEvent.HubStarted _ -> Icons.PLAY;
            case HubEvent.HubStopped _ -> Icons.STOP;
            case HubEvent.AgentJoined _ -> Icons.AGENT;
            case HubEvent.AgentLeft _ -> Icons.UNPLUG;
            case HubEvent.LinkRefused _ -> Icons.SHIELD;
            case HubEvent.MessageRejected _,HubEvent.SignalsRefused _ -> Icons.REFUSED;
            case HubEvent.SignalsExpired _,HubEvent.DrainingStarted _ -> Icons.CLOCK;
            case HubEvent.DrainingEnded _ -> Icons.CHECK_CIRCLE;
            case HubEvent.QueueChanged _ -> Icons.CLOCK;
            case HubEvent.StoreChanged _ -> Icons.SAVE;
            case HubEvent.PresenceLimited _ -> Icons.WARNING;
            case HubEvent.PeerChanged _ -> Icons.GLOBE;
            case HubEvent.SessionOpened _,HubEvent.SessionClosed _ -> Icons.COMMENT;
            case HubEvent.SessionsForgotten _,HubEvent.Forgotten _ -> Icons.DELETE;
            case HubEvent.ExpectationViolated _ -> Icons.CLOCK;
            case HubEvent.InboxPressure _ -> Icons.WARNING;
            case HubEvent.RpcAnswered _ -> Icons.CODE;
            case HubEvent.Heartbeat _ -> Icons.CLOCK;
            case HubEvent.Fault _ -> Icons.BUG;
        };
    }

    /** Why a signal was not delivered, in a clause without a full stop. */
    public static String reason(Reason reason) {
        return I18n.get("shell.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What something was said in; names of protocols are the same in every language. */
    public static String protocol(Protocol protocol) {
        return protocol == Protocol.FEDERATION ? I18n.get("shell.protocol.federation") : protocol.label();
    }

    private static String peer(HubEvent.PeerChanged changed) {
        String now = I18n.get("shell.event.peer-changed", Visible.of(changed.domain()), I18n.get("shell.peer." + changed.now().word()));
        return changed.severity() == HubEvent.Severity.INFO || changed.why().isEmpty() ? now : now + ": " + HubText.said(changed.why());
    }

    /** How the store stands. */
    public static String store(StoreHealth health) {
        String state = I18n.get("shell.store." + health.state().name().toLowerCase(Locale.ROOT));
        return health.detail().isEmpty() ? state : state + ": " + HubText.said(health.detail());
    }
}
