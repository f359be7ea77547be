package dev.thalamus.ui.screen.graph;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.graph.layout.LayoutKind;
import dev.thalamus.ui.screen.graph.layout.LayoutThread;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.net.Sieve;
import dev.thalamus.ui.screen.part.PassingSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Who talks to whom, how well, and what passes right now. Confined to the FX thread. */
public final class GraphScreen implements Screen {
    private final Workbench bench;
    private final GraphModel model;
    private final Sieve sieve;
    private final LayoutThread layout = new LayoutThread();
    private final Pins pins;
    private final GraphCanvas canvas;
    private final SignalLights lights;
    private final PassingSignals passing;
    private final ObjectProperty<LayoutKind> kind = new SimpleObjectProperty<>(LayoutKind.FORCE);
    private final GraphView view;
    private final Following following;
    private final List<Command> commands = new ArrayList<>();
    private final Spotlight spotlight;

    public GraphScreen(Workbench bench) {
        this.bench = bench;
        model = new GraphModel(bench.mirror().agents()::colorOf);
        sieve = new Sieve(model);
        pins = new Pins(bench.memory().get("graph.pins", ""));
        canvas = new GraphCanvas(model, sieve, layout);
        canvas.card().describe(GraphWords::brief);
        lights = new SignalLights(model, canvas.dots());
        passing = new PassingSignals(this::pass);
        kind.set(kept(bench.memory()));
        makeCommands();
        view = new GraphView(bench, this);
        spotlight = new Spotlight(bench, model, canvas, view);
        following = new Following().on(this::refresh, bench.mirror().snapshot());
        kind.subscribe(() -> arrange(false));
        var _ = new GraphMouse(canvas, new Clicks());
        var _ = new GraphKeys(canvas, model, new Strokes());
        new GraphMenu(bench, canvas, this::togglePin, pins).install();
    }

    @Override
    public Parent view() { return view.root(); }

    @Override
    public void shown() {
        bench.mirror().pump().add(passing);
        canvas.show(true);
        following.start();
    }

    @Override
    public void hidden() {
        following.stop();
        canvas.show(false);
        bench.mirror().pump().remove(passing);
        UiMemory memory = bench.memory();
        memory.put("graph.pins", pins.text());
        memory.put("graph.layout", kind.get().name());
        view.keep(memory);
    }

    @Override
    public List<Command> commands() { return commands; }

    @Override
    public void focusFilter() { view.focusFilter(); }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.GraphAround(String agent)) {
            spotlight.await(agent);
        }
    }

    GraphModel model() { return model; }

    Sieve sieve() { return sieve; }

    GraphCanvas canvas() { return canvas; }

    SignalLights lights() { return lights; }

    Pins pins() { return pins; }

    ObjectProperty<LayoutKind> layoutKind() { return kind; }

    /** The command with that id. */
    Command command(String id) {
        return commands.stream().filter(command -> command.id().equals(id)).findFirst().orElseThrow();
    }

    /** Looks at everything again after a wish of the view changed. */
    void sift() {
        boolean changed = sieve.sift(System.currentTimeMillis() * 1_000);
        if (changed) {
            arrange(false);
        }
        canvas.repaint();
    }

    private void makeCommands() {
        commands.add(Command.of("graph.fit", Icons.PAGE_FIT, canvas::fit).key("Shortcut+Shift+F"));
        commands.add(Command.of("graph.hold", Icons.PAUSE, () -> canvas.held().set(!canvas.held().get())).key("Shortcut+H"));
        commands.add(Command.of("graph.arrange", Icons.REFRESH, () -> arrange(true)).key("Shortcut+R"));
        commands.add(Command.of("graph.unpin", Icons.PIN, this::unpin));
        commands.add(Command.of("graph.zoom-in", Icons.ZOOM_IN, () -> canvas.zoomBy(1.25)));
        commands.add(Command.of("graph.zoom-out", Icons.ZOOM_OUT, () -> canvas.zoomBy(0.8)));
        for (LayoutKind each : LayoutKind.values()) {
            commands.add(Command.of("graph.layout-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'), Icons.GRAPH,
                    () -> kind.set(each)));
        }
        commands.addAll(new GraphExports(bench, model, canvas).commands());
    }

    private static LayoutKind kept(UiMemory memory) {
        String name = memory.get("graph.layout", "");
        for (LayoutKind each : LayoutKind.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return LayoutKind.FORCE;
    }

    private void refresh() {
        if (canvas.held().get()) {
            return;
        }
        HubInfo info = bench.mirror().info().get();
        var change = model.update(bench.mirror().snapshot().get(), info == null ? "" : info.domain(), System.nanoTime());
        boolean other = sieve.sift(System.currentTimeMillis() * 1_000);
        if (change.shape() || other) {
            spotlight.forgetTheGone();
            arrange(false);
        }
        if (change.looks() || other) {
            canvas.repaint();
        }
        lights.rest();
        view.show();
        spotlight.look();
    }

    private void arrange(boolean anew) {
        layout.arrange(GraphShape.of(model, pins.spots()), kind.get(), anew);
        if (anew) {
            canvas.fit();
        }
        canvas.wake();
    }

    private void unpin() {
        pins.clear();
        arrange(true);
        canvas.repaint();
    }

    private void togglePin(GraphNode node) {
        if (pins.has(node.id())) {
            pins.remove(node.id());
        } else {
            pins.put(node.id(), node.x(), node.y());
        }
        arrange(false);
        canvas.repaint();
    }

    private void pass(PassingSignals.Batch batch) {
        if (view.signalsWanted() && !canvas.held().get() && canvas.hovered().get() == null && !GraphCanvas.isCalm()) {
            lights.pass(batch);
            canvas.wake();
        }
    }

    private final class Clicks implements GraphMouse.Answers {
        @Override
        public void clicked(@Nullable GraphItem item) {
            canvas.selected().set(item);
            if (item != null) {
                spotlight.open(item);
            }
        }

        @Override
        public void dropped(GraphNode node) {
            pins.put(node.id(), node.x(), node.y());
            arrange(false);
            canvas.repaint();
        }
    }

    private final class Strokes implements GraphKeys.Answers {
        @Override
        public void open(GraphItem item) { spotlight.open(item); }

        @Override
        public void pin(GraphNode node) { togglePin(node); }

        @Override
        public void hold() { command("graph.hold").run(); }

        @Override
        public boolean release() {
            // The window closes the inspector, and with it goes the selection.
            if (bench.desk().inspected().get() != null) {
                return false;
            }
            canvas.selected().set(null);
            return true;
        }
    }
}
