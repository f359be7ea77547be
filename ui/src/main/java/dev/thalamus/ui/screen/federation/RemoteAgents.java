package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.RemoteAgentView;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Who is connected to the other hubs, hub by hub. Confined to the FX thread.
 *
 * <p>Only what changed is made anew: an agent keeps its button, and with it the keyboard, for as long as it is there.
 */
final class RemoteAgents extends VBox {
    /** Names shown of a hub; the rest is in the list of agents. */
    private static final int MOST = 24;

    private final Workbench bench;
    private final Map<String, Hub> hubs = new TreeMap<>();
    private final Label none = Labels.wrapped(I18n.text("federation.no-remote"), Style.DENSE, Style.MUTED);

    RemoteAgents(Workbench bench) {
        this.bench = bench;
        setId("remote-agents");
        getStyleClass().add("remote-agents");
    }

    /** Takes those of a domain; of all when it is empty. */
    void show(String domain) {
        HubSnapshot now = bench.mirror().snapshot().get();
        Map<String, List<RemoteAgentView>> byDomain = now == null
                ? Map.of()
                : now.remoteAgents().stream().filter(agent -> domain.isEmpty() || agent.domain().equals(domain))
                        .collect(Collectors.groupingBy(RemoteAgentView::domain));
        hubs.keySet().retainAll(byDomain.keySet());
        byDomain.forEach((of, members) -> hubs.computeIfAbsent(of, name -> new Hub(name, domain.isEmpty())).show(members));
        set(this, hubs.isEmpty() ? List.of(none) : List.copyOf(hubs.values()));
    }

    private static void set(Parent parent, List<? extends Node> wanted) {
        var children = parent instanceof FlowPane flow ? flow.getChildren() : ((VBox) parent).getChildren();
        if (!children.equals(wanted)) {
            children.setAll(wanted);
        }
    }

    /** The agents of one hub. */
    private final class Hub extends HBox {
        private final String domain;
        private final Map<String, Chip> chips = new HashMap<>();
        private final FlowPane flow = new FlowPane();
        private final SimpleIntegerProperty left = new SimpleIntegerProperty();
        private final Hyperlink more;
        private final Label state = Labels.of("", Style.CAPTION);

        /** @param named whether its domain stands in front, because there are others */
        Hub(String domain, boolean named) {
            this.domain = domain;
            getStyleClass().add("remote-hub");
            flow.getStyleClass().add("remote-flow");
            flow.setPrefWrapLength(Look.px(640));
            more = Buttons.link(I18n.text("federation.more-agents", left), () -> bench.desk().go(new Destination.AgentsLike(domain)));
            HBox.setHgrow(flow, Priority.ALWAYS);
            if (named) {
                getChildren().add(Labels.of(Visible.of(domain), Style.DENSE, Style.MUTED, "remote-domain"));
            }
            getChildren().add(flow);
        }

        void show(List<RemoteAgentView> members) {
            List<RemoteAgentView> seen = members.stream().sorted(Comparator.comparing(RemoteAgentView::name)).limit(MOST).toList();
            chips.keySet().retainAll(seen.stream().map(RemoteAgentView::name).toList());
            var wanted = new ArrayList<Node>();
            for (RemoteAgentView agent : seen) {
                Chip chip = chips.computeIfAbsent(agent.name(), _ -> new Chip());
                chip.show(agent);
                wanted.add(chip);
            }
            left.set(members.size() - seen.size());
            if (left.get() > 0) {
                wanted.add(more);
            }
            boolean reachable = bench.mirror().peers().named(domain).map(PeerRow::now).map(row -> row.peer().state())
                    .filter(now -> now instanceof PeerState.Forwarding || now instanceof PeerState.Lagging).isPresent();
            state.setText(I18n.get(reachable ? "federation.reachable" : "federation.unreachable"));
            state.getStyleClass().setAll("label", Style.CAPTION, reachable ? Style.SUCCESS_TEXT : Style.DANGER_TEXT);
            wanted.add(state);
            set(flow, wanted);
        }
    }

    /** One agent. */
    private final class Chip extends Button {
        private final AgentName name = new AgentName(AgentFace.live("", 0));

        Chip() {
            getStyleClass().addAll(Style.SMALL, "remote-agent");
            setGraphic(name);
        }

        void show(RemoteAgentView agent) {
            String target = agent.name() + "@" + agent.domain();
            setAccessibleText(Visible.of(target));
            setOnAction(_ -> bench.desk().inspect(new Subject.Agent(agent.hash() + "@" + agent.domain())));
            name.show(new AgentFace(agent.name(), null, bench.mirror().agents().colorOf(target),
                    agent.online() ? AgentFace.Kind.REMOTE : AgentFace.Kind.GONE, 1));
        }
    }
}
