package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.synapse.SynapsePage;
import dev.thalamus.ui.screen.part.AgentActions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

/** What can be done with an agent or a synapse of the graph. Confined to the FX thread. */
final class GraphMenu {
    private final Workbench bench;
    private final GraphCanvas canvas;
    private final Consumer<GraphNode> pin;
    private final Pins pins;
    private final ContextMenu menu = new ContextMenu();

    GraphMenu(Workbench bench, GraphCanvas canvas, Consumer<GraphNode> pin, Pins pins) {
        this.bench = bench;
        this.canvas = canvas;
        this.pin = pin;
        this.pins = pins;
    }

    void install() { canvas.setOnContextMenuRequested(this::open); }

    private void open(ContextMenuEvent event) {
        GraphNode node = event.isKeyboardTrigger() ? null : canvas.picker().nodeAt(event.getX(), event.getY());
        GraphItem item = event.isKeyboardTrigger()
                ? canvas.selected().get()
                : node != null ? node : canvas.picker().edgeAt(event.getX(), event.getY());
        if (item == null) {
            return;
        }
        canvas.selected().set(item);
        menu.getItems().setAll(Menus.items(commands(item)).toArray(new MenuItem[0]));
        Point2D at = event.isKeyboardTrigger() ? place(item) : new Point2D(event.getScreenX(), event.getScreenY());
        menu.show(canvas, at.getX(), at.getY());
        event.consume();
    }

    private Point2D place(GraphItem item) {
        GraphNode at = switch (item) {
            case GraphNode node -> node;
            case GraphEdge edge -> edge.target();
        };
        return canvas.localToScreen(canvas.view().screenX(at.x()), canvas.view().screenY(at.y()));
    }

    private List<Command> commands(GraphItem item) {
        return switch (item) {
            case GraphNode node -> ofNode(node);
            case GraphEdge edge -> List.of(
                    Command.of("graph.show-signals", Icons.STREAM,
                            () -> bench.desk()
                                    .go(new Destination.SignalsLike(SynapsePage.filter(edge.synapse().source(), edge.synapse().target())))),
                    Command.of("graph.why", Icons.OPEN,
                            () -> bench.desk().inspect(new Subject.Synapse(edge.synapse().source(), edge.synapse().target()))));
        };
    }

    private List<Command> ofNode(GraphNode node) {
        var commands = new ArrayList<Command>();
        commands.add(Command.of(pins.has(node.id()) ? "graph.unpin-one" : "graph.pin", Icons.PIN, () -> pin.accept(node)));
        String hash = node.hash();
        if (hash != null) {
            bench.mirror().agents().byHash(hash).ifPresent(row -> commands.addAll(AgentActions.of(bench, row.now())));
        }
        return commands;
    }
}
