package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Who is connected to the other hubs, hub by hub. Confined to the FX thread. */
final class RemoteAgents extends VBox {
    /** Names shown of a hub; the rest is in the list of agents. */
    private static final int MOST = 24;

    private final Workbench bench;
    private List<RemoteAgentView> shown = List.of();
    private Locale language = Locale.ROOT;

    RemoteAgents(Workbench bench) {
        this.bench = bench;
        setId("remote-agents");
        getStyleClass().add("remote-agents");
    }

    /** Takes those of a domain; of all when it is empty. */
    void show(String domain) {
        HubSnapshot now = bench.mirror().snapshot().get();
        List<RemoteAgentView> agents = now == null
                ? List.of()
                : now.remoteAgents().stream().filter(agent -> domain.isEmpty() || agent.domain().equals(domain)).toList();
        if (agents.equals(shown) && language.equals(I18n.locale()) && !getChildren().isEmpty()) {
            return;
        }
        shown = agents;
        language = I18n.locale();
        Map<String, List<RemoteAgentView>> byDomain = agents.stream()
                .collect(Collectors.groupingBy(RemoteAgentView::domain, TreeMap::new, Collectors.toList()));
        getChildren().clear();
        if (byDomain.isEmpty()) {
            getChildren().add(Labels.wrapped(I18n.text("federation.no-remote"), Style.DENSE, Style.MUTED));
        }
        byDomain.forEach((of, members) -> getChildren().add(new VBox(Labels.of(of, Style.DENSE, Style.MUTED), flow(of, members))));
    }

    private Node flow(String domain, List<RemoteAgentView> members) {
        var flow = new FlowPane();
        flow.getStyleClass().add("remote-flow");
        members.stream().limit(MOST).forEach(agent -> flow.getChildren().add(chip(agent)));
        if (members.size() > MOST) {
            flow.getChildren().add(Buttons.link(I18n.text("federation.more-agents", members.size() - MOST),
                    () -> bench.desk().go(new Destination.AgentsLike(domain))));
        }
        return flow;
    }

    private Node chip(RemoteAgentView agent) {
        String target = agent.name() + "@" + agent.domain();
        var face = new AgentFace(agent.name(), null, bench.mirror().agents().colorOf(target),
                agent.online() ? AgentFace.Kind.REMOTE : AgentFace.Kind.GONE, 1);
        var button = new Button(null, new AgentName(face));
        button.getStyleClass().add(Style.SMALL);
        button.setAccessibleText(target);
        button.setOnAction(_ -> bench.desk().inspect(new Subject.Agent(agent.hash() + "@" + agent.domain())));
        return button;
    }
}
