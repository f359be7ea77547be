package dev.thalamus.ui.shell;

import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.agents.AgentPage;
import dev.thalamus.ui.screen.federation.PeerPage;
import dev.thalamus.ui.screen.federation.RoutePage;
import dev.thalamus.ui.screen.graph.synapse.SynapsePage;
import dev.thalamus.ui.screen.queues.QueuePage;
import dev.thalamus.ui.screen.stream.SignalPage;

/** Who shows what in the inspector. */
final class InspectorPages {
    private InspectorPages() {}

    static InspectorPage of(Workbench bench, Subject subject) {
        return switch (subject) {
            case Subject.Agent(String hash) -> new AgentPage(bench, hash);
            case Subject.Queue(String name) -> new QueuePage(bench, name);
            case Subject.Peer(String domain) -> new PeerPage(bench, domain);
            case Subject.Route(String target, String messageId) -> new RoutePage(bench, target, messageId);
            case Subject.Synapse(String source, String target) -> new SynapsePage(bench, source, target);
            case Subject.Signal _,Subject.Captured _,Subject.Waiting _ -> new SignalPage(bench, subject);
        };
    }
}
