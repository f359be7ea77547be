package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.ui.bridge.Problem;
import dev.thalamus.ui.bridge.Problem.Cause;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Problems in a person's words, and where to look at them. */
public final class ProblemText {
    private ProblemText() {}

    /** What is wrong, one sentence without a full stop. */
    public static String title(Problem problem) {
        return switch (problem.cause()) {
            case Cause.Happened(HubEvent.SignalsRefused refused) ->
                I18n.get("shell.event.signals-refused", problem.count(), Visible.of(refused.sourceName()),
                        Visible.of(refused.target()), EventText.reason(refused.reason()));
            case Cause.Happened(HubEvent.SignalsExpired expired) ->
                I18n.get("shell.event.signals-expired", problem.count(), Visible.of(expired.name()));
            case Cause.Happened(HubEvent event) -> EventText.of(event);
            case Cause.Store(var health) -> EventText.store(health);
            case Cause.Expiring(var queue) -> I18n.get("shell.problem.expiring", queue.signals(), Visible.of(queue.name()));
            case Cause.Peer peer -> {
                String title = I18n.get("shell.event.peer-changed", Visible.of(peer.domain()),
                        I18n.get("shell.peer." + peer.state().word()));
                yield peer.why().isEmpty() ? title : title + ": " + HubText.said(peer.why());
            }
            case Cause.NotStarted(String why) -> I18n.get("shell.problem.not-started", HubText.said(why));
        };
    }

    /** Since when and how often. */
    public static String detail(Problem problem, long nowMillis) {
        return switch (problem.cause()) {
            case Cause.Happened(HubEvent.SignalsRefused _),Cause.Happened(HubEvent.SignalsExpired _) -> I18n.get("shell.problem.last",
                    Formats.time(Instant.ofEpochMilli(problem.lastMillis())));
            case Cause.Happened _ -> problem.count() > 1
                    ? I18n.get("shell.problem.repeated", problem.count(), Formats.time(Instant.ofEpochMilli(problem.lastMillis())))
                    : I18n.get("shell.problem.at", Formats.time(Instant.ofEpochMilli(problem.lastMillis())));
            case Cause.Expiring(var queue) -> I18n.get("shell.problem.expires-in",
                    Formats.duration(Duration.ofMillis(Math.max(0, queue.firstExpiryMillis() - nowMillis))));
            case Cause.Peer peer when peer.backlog() > 0 ->
                I18n.get("shell.problem.peer-backlog", Formats.time(Instant.ofEpochMilli(problem.firstMillis())), peer.backlog());
            case Cause.Store _,Cause.NotStarted _,Cause.Peer _ ->
                I18n.get("shell.problem.since", Formats.time(Instant.ofEpochMilli(problem.firstMillis())));
        };
    }

    /** The rows behind it, where a screen has them. */
    public static Optional<Destination> place(Problem problem) {
        return switch (problem.cause()) {
            case Cause.Happened(HubEvent.SignalsRefused refused) ->
                Optional.of(new Destination.SignalsLike(refused.sourceName() + " " + refused.target()));
            case Cause.Happened(HubEvent.MessageRejected rejected) when rejected.agent() != null ->
                Optional.of(new Destination.AgentsLike(rejected.agent()));
            case Cause.Happened(HubEvent.SignalsExpired expired) -> Optional.of(new Destination.SignalsLike(expired.name()));
            case Cause.Expiring(var queue) -> Optional.of(new Destination.QueueOf(queue.name()));
            case Cause.Peer peer -> Optional.of(new Destination.PeerAt(peer.domain()));
            case Cause.Happened _,Cause.Store _,Cause.NotStarted _ -> Optional.empty();
        };
    }
}
