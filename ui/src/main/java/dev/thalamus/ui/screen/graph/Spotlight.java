package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import org.jspecify.annotations.Nullable;

/** Keeps what is selected in the graph and what the inspector shows in step. Confined to the FX thread. */
final class Spotlight {
    private final Workbench bench;
    private final GraphModel model;
    private final GraphCanvas canvas;
    private final GraphView view;
    private @Nullable String wanted;

    Spotlight(Workbench bench, GraphModel model, GraphCanvas canvas, GraphView view) {
        this.bench = bench;
        this.model = model;
        this.canvas = canvas;
        this.view = view;
        canvas.selected().subscribe(this::selected);
        // The inspector lives as long as the main window, which a graph in a window of its own does not.
        Look.follow(canvas, bench.desk().inspected(), this::inspected);
        inspected();
    }

    /** Selects and inspects an agent, now or as soon as the graph knows it. */
    void await(String agent) {
        wanted = agent;
        look();
    }

    /** Whether the awaited agent is there. */
    void look() {
        GraphNode node = wanted == null ? null : model.named(wanted);
        if (node != null) {
            wanted = null;
            canvas.selected().set(node);
            open(node);
        }
    }

    /** Nothing stays selected that is no longer in the graph. */
    void forgetTheGone() {
        GraphItem item = canvas.selected().get();
        boolean gone = item != null && switch (item) {
            case GraphNode node -> model.node(node.id()) != node;
            case GraphEdge edge -> model.edge(edge.source().id(), edge.target().id()) != edge;
        };
        if (gone) {
            canvas.selected().set(null);
        }
        canvas.hovered().set(null);
    }

    void open(GraphItem item) {
        switch (item) {
            case GraphEdge edge -> bench.desk().inspect(new Subject.Synapse(edge.synapse().source(), edge.synapse().target()));
            case GraphNode node -> {
                String hash = node.hash();
                if (hash != null) {
                    bench.desk().inspect(new Subject.Agent(hash));
                }
            }
        }
    }

    /** The inspector follows the selection while it shows something of the graph. */
    private void selected(@Nullable GraphItem item) {
        canvas.setAccessibleText(item == null ? view.summary() : GraphWords.full(item));
        if (item != null && bench.desk().inspected().get() != null) {
            open(item);
        }
    }

    private void inspected() {
        switch (bench.desk().inspected().get()) {
            case Subject.Synapse(String source, String target) -> canvas.selected().set(model.edge(source, target));
            case Subject.Agent(String hash) -> bench.mirror().agents().byHash(hash).ifPresent(row -> {
                GraphNode node = model.named(row.name());
                if (node != null) {
                    canvas.selected().set(node);
                }
            });
            case Subject.Signal _,Subject.Captured _,Subject.Waiting _,Subject.Queue _,Subject.Peer _,Subject.Route _ -> {
            }
            case null -> canvas.selected().set(null);
        }
    }
}
