package dev.thalamus.ui.screen.graph;

import atlantafx.base.controls.ToggleSwitch;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.graph.layout.LayoutKind;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.net.GraphSchema;
import dev.thalamus.ui.screen.graph.net.Sieve.Mode;
import dev.thalamus.ui.screen.graph.paint.NodeLayer;
import dev.thalamus.ui.screen.part.FilterLine;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The graph's head, filter line, switches and bars around the canvas. Confined to the FX thread. */
final class GraphView {
    private final Workbench bench;
    private final GraphScreen screen;
    private final VBox root = new VBox();
    private final SegmentedControl<Mode> mode = new SegmentedControl<>(Mode.FIND);
    private final FilterLine<GraphItem> filter;
    private final ToggleSwitch signals = toggle("graph.signals");
    private final ToggleSwitch numbers = toggle("graph.labels");
    private final ToggleSwitch idle = toggle("graph.idle");
    private final StringProperty agents = new SimpleStringProperty("");
    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final Label shown = Labels.of("", Style.DENSE, Style.MUTED, "one-of");
    private final EmptyState empty;
    private final EmptyState stopped;
    private final EmptyState allHidden;

    GraphView(Workbench bench, GraphScreen screen) {
        this.bench = bench;
        this.screen = screen;
        filter = new FilterLine<>(GraphSchema.of(this::names, this::domains), I18n.text("graph.filter-hint"));
        empty = new EmptyState(Icons.GRAPH, I18n.text("graph.empty"), I18n.text("graph.empty-next"),
                Buttons.primary(Icons.PLAY, I18n.text("shell.cmd.start-demo"), bench.host().demo()::start));
        stopped = new EmptyState(Icons.STOP, I18n.text("shell.stopped-title"), I18n.text("shell.stopped-detail"),
                Buttons.primary(Icons.PLAY, I18n.text("shell.cmd.start-hub"), bench.host().hub()::start));
        allHidden = new EmptyState(Icons.FILTER, I18n.text("graph.all-hidden"), I18n.text("graph.all-hidden-next"),
                Buttons.text(I18n.text("graph.show-all"), () -> filter.set("")));
        UiMemory memory = bench.memory();
        signals.setSelected(memory.get("graph.signals", true));
        numbers.setSelected(memory.get("graph.labels", false));
        idle.setSelected(memory.get("graph.idle", false));
        screen.sieve().showIdle(idle.isSelected());
        lay();
        wish();
        filter.filter().subscribe(this::ask);
        mode.valueProperty().subscribe(this::ask);
        signals.selectedProperty().subscribe(on -> {
            if (!on) {
                screen.canvas().dots().clear();
            }
            wish();
        });
        numbers.selectedProperty().subscribe(this::wish);
        screen.layoutKind().subscribe(this::wish);
        I18n.follow(root, this::wish);
        idle.selectedProperty().subscribe(on -> {
            screen.sieve().showIdle(on);
            screen.sift();
            show();
        });
        screen.lights().oneOf().subscribe(this::showOneOf);
        filter.offerSaving(bench.desk());
        filter.restore(memory, "graph");
    }

    Parent root() { return root; }

    boolean signalsWanted() { return signals.isSelected(); }

    void focusFilter() { filter.field().focus(); }

    void keep(UiMemory memory) {
        filter.keep(memory, "graph");
        memory.put("graph.signals", signals.isSelected());
        memory.put("graph.labels", numbers.isSelected());
        memory.put("graph.idle", idle.isSelected());
    }

    /** What a screen reader says of all of it. */
    String summary() {
        return I18n.get("graph.summary-says", screen.model().nodes().size(), screen.model().edges().size());
    }

    /** Shows the counts of now, or why there is nothing to see. */
    void show() {
        var model = screen.model();
        int hidden = screen.sieve().idleHidden();
        int connected = model.nodes().stream().filter(node -> node.face().kind() != AgentFace.Kind.GONE)
                .mapToInt(node -> node.face().instances()).sum();
        agents.set(I18n.get("graph.agents", connected));
        counts.setText(I18n.get("graph.counts", model.edges().size()) + (hidden == 0 ? "" : " · " + I18n.get("graph.idle-hidden", hidden))
                + (model.notShown() == 0 ? "" : " · " + I18n.get("graph.not-shown", model.notShown())));
        filter.found(I18n.get(mode.valueProperty().get() == Mode.FIND ? "graph.found" : "graph.hidden", screen.sieve().matches()));
        boolean running = bench.mirror().status().get().phase() == Phase.RUNNING;
        boolean none = model.nodes().isEmpty();
        empty.setVisible(running && none && bench.mirror().snapshot().get() != null);
        stopped.setVisible(!running);
        allHidden.setVisible(running && !none && model.nodes().stream().allMatch(GraphNode::hidden));
        showOneOf();
        if (screen.canvas().selected().get() == null) {
            screen.canvas().setAccessibleText(summary());
        }
    }

    private void showOneOf() {
        long n = screen.lights().oneOf().get();
        shown.setText(
                !signals.isSelected() || GraphCanvas.isCalm() ? "" : n <= 1 ? I18n.get("graph.all-shown") : I18n.get("graph.one-of", n));
    }

    private void ask() {
        screen.sieve().ask(filter.filter().get(), mode.valueProperty().get());
        screen.sift();
        show();
    }

    private void wish() {
        HubInfo info = bench.mirror().info().get();
        screen.canvas().wish(new NodeLayer.Wishes(false, screen.layoutKind().get() == LayoutKind.BY_HUB, info == null ? "" : info.domain(),
                I18n.get("graph.simulated"), node -> screen.pins().has(node.id()), this::number));
    }

    /** Strengths where labels are wanted; where motion is not, how many signals pass instead of the dots. */
    private String number(GraphEdge edge) {
        String rate = GraphCanvas.isCalm() && signals.isSelected() && edge.rate() > 0
                ? I18n.get("graph.rate-short", Formats.rate(edge.rate()))
                : "";
        if (!numbers.isSelected()) {
            return rate;
        }
        String strength = Formats.decimal(edge.synapse().strength(), 2);
        return rate.isEmpty() ? strength : strength + " · " + rate;
    }

    private void lay() {
        var kinds = new SegmentedControl<>(screen.layoutKind().get());
        for (LayoutKind kind : LayoutKind.values()) {
            kinds.with(kind, I18n.text("graph.layout." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        kinds.valueProperty().bindBidirectional(screen.layoutKind());
        var export = new MenuButton();
        export.textProperty().bind(I18n.text("graph.export"));
        export.setGraphic(Icons.EXPORT.node());
        export.getStyleClass().add("no-arrow");
        export.setMinWidth(MenuButton.USE_PREF_SIZE);
        export.setId("graph-export");
        export.getItems()
                .setAll(Menus.items(screen.commands().stream().filter(command -> command.id().startsWith("graph.export")).toList()));
        var more = new MenuButton(null, Icons.MORE.node());
        more.getStyleClass().add(Style.ICON_ONLY);
        more.accessibleTextProperty().bind(I18n.text("kit.more"));
        more.getItems().setAll(Menus.items(List.of(screen.command("graph.arrange"), screen.command("graph.unpin"))));
        var link = Buttons.link(agents, () -> bench.desk().go(new Destination.AgentsLike("")));
        link.getStyleClass().add(Style.DENSE);
        var head = new HBox(Labels.of(I18n.text("graph.title"), "title"), link, counts, Labels.spacer(), kinds, export, more);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        counts.setMinWidth(0);
        for (Mode each : Mode.values()) {
            mode.with(each, I18n.text("graph.mode." + each.name().toLowerCase(Locale.ROOT)));
        }
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var row = new HBox(mode, filter.view(), signals, shown, numbers, idle);
        row.getStyleClass().addAll(Style.FILTER_ROW, "graph-filter");
        var place = new StackPane(screen.canvas(), empty, stopped, allHidden,
                GraphLegend.zoomBar(screen.canvas(), screen.command("graph.zoom-out"),
                        screen.command("graph.zoom-in"), screen.command("graph.fit"), screen.command("graph.hold")),
                GraphLegend.types(screen.canvas()));
        place.getStyleClass().add("graph-place");
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinHeight(0);
        root.getChildren().addAll(head, row, place);
        root.setId("graph");
        for (Node state : List.of(empty, stopped, allHidden)) {
            state.setVisible(false);
        }
    }

    private static ToggleSwitch toggle(String key) {
        var toggle = new ToggleSwitch();
        toggle.textProperty().bind(I18n.text(key));
        toggle.setLabelPosition(javafx.geometry.HorizontalDirection.RIGHT);
        toggle.setMinWidth(ToggleSwitch.USE_PREF_SIZE);
        toggle.setId(key.replace('.', '-'));
        return toggle;
    }

    private List<String> names() { return screen.model().nodes().stream().map(GraphNode::id).sorted().toList(); }

    private List<String> domains() {
        return bench.mirror().agents().rows().stream().map(AgentRow::now).map(agent -> Objects.requireNonNullElse(agent.domain(), ""))
                .filter(domain -> !domain.isEmpty()).distinct().toList();
    }
}
