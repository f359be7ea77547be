package dev.thalamus.ui.screen.graph;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.layout.ForceSimulation;
import dev.thalamus.ui.screen.graph.layout.Placement;
import dev.thalamus.ui.screen.graph.layout.Shape;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import dev.thalamus.ui.screen.graph.net.Sieve;
import dev.thalamus.ui.screen.graph.paint.Dots;
import dev.thalamus.ui.screen.graph.paint.EdgePainter;
import dev.thalamus.ui.screen.graph.paint.Highlight;
import dev.thalamus.ui.screen.graph.paint.NodeLayer;
import dev.thalamus.ui.screen.graph.paint.Viewport;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/**
 * Prints what the graph costs, as Markdown: the layout by itself, and frames in which everything moves, 1,200 by 800 pixels.
 *
 * <p>Arguments: sizes as {@code 300x1500}. Run it with {@code -Dprism.order=sw} for the software renderer. Milliseconds of the layout and of FX are processor
 * time of the one thread; frames a second and their distances are what JavaFX reached with everything repainted in each.
 */
public final class GraphBenchmark {
    private static final List<String> SIZES = List.of("24x60", "300x1500", "2000x10000");
    private static final int WARM = 60;
    private static final int FRAMES = 300;

    private GraphBenchmark() {}

    public static void main(String[] args) { Application.launch(Window.class, args); }

    /** The window in which the frames are painted. */
    public static final class Window extends Application {
        private final List<String> sizes = new ArrayList<>();
        private final List<String> rows = new ArrayList<>();

        @Override
        public void start(Stage stage) {
            sizes.addAll(getParameters().getRaw().isEmpty() ? SIZES : getParameters().getRaw());
            var scene = new Scene(new Pane(), 1_200, 800);
            Look.apply(scene);
            stage.setScene(scene);
            stage.show();
            next(stage);
        }

        private void next(Stage stage) {
            if (sizes.isEmpty()) {
                print();
                stage.close();
                return;
            }
            String[] size = sizes.removeFirst().split("x");
            HubSnapshot snapshot = Networks.clusters(Integer.parseInt(size[0]), (int) (Integer.parseInt(size[1]) * 1.16)).snapshot().join();
            var model = new GraphModel(_ -> 0);
            model.update(snapshot, "", System.nanoTime());
            Shape shape = GraphShape.of(model, Map.of());
            var force = new ForceSimulation();
            force.reshape(shape, true);
            for (int i = 0; i < 40; i++) {
                force.step();
            }
            force.reshape(shape, true);
            long began = cpu();
            int steps = 1;
            while (force.step()) {
                steps++;
            }
            double layout = (cpu() - began) / 1e6;
            String row = String.format(Locale.ROOT, "| %,d / %,d | %.2f | %d | %.0f", model.nodes().size(), model.edges().size(),
                    layout / steps,
                    steps, layout);
            Placement placement = force.placement();
            for (int i = 0; i < placement.ids().size(); i++) {
                GraphNode node = model.node(placement.ids().get(i));
                if (node != null) {
                    node.moveTo(placement.x()[i], placement.y()[i]);
                    node.grow(1);
                }
            }
            frames(stage, model, row);
        }

        private void print() {
            System.out.printf(
                    "%s, %d processors, %s %s, Java %s, JavaFX %s, renderer %s, load average %.1f. %d frames after %d to warm up.%n%n",
                    LocalDate.now(ZoneId.systemDefault()), Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("java.version"), System.getProperty("javafx.version"),
                    System.getProperty("prism.order", "as JavaFX chose"),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), FRAMES, WARM);
            System.out.println(
                    "| agents / synapses | layout, ms a step | steps | ms until still | FX ms a frame: edges | agents, names, dots | frames a second "
                            + "| apart p50 ms | p95 | p99 | longest |\n|---|---|---|---|---|---|---|---|---|---|---|");
            rows.forEach(System.out::println);
        }

        /** Time that this thread computed, nanoseconds: what other programs take of the processor does not count. */
        private static long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        private void frames(Stage stage, GraphModel model, String row) {
            var view = new Viewport();
            view.resize(1_200, 800);
            double reach = model.nodes().stream().mapToDouble(node -> Math.max(Math.abs(node.x()), Math.abs(node.y()))).max().orElse(1);
            view.fit(-reach, -reach, reach, reach, new Viewport.Margins(20, 20, 20, 20));
            var picture = new ImageView();
            var above = new Canvas(1_200, 800);
            stage.getScene().setRoot(new Pane(picture, above));
            var edges = new EdgePainter();
            picture.setImage(edges.resize(1_200, 800));
            var layer = new NodeLayer();
            var dots = new Dots();
            model.edges().stream().limit(Dots.MOST).forEach(edge -> dots.start(edge, 0, 0));
            var highlight = new Highlight(new Sieve(model), null, null);
            var wishes = new NodeLayer.Wishes(false, false, "", "", _ -> false, _ -> "");
            Palette colors = Look.palette();
            new AnimationTimer() {
                private final long[] apart = new long[FRAMES];
                private int frame = -WARM;
                private long before;
                private long ofEdges;
                private long ofNodes;

                @Override
                public void handle(long now) {
                    if (frame == 0) {
                        ofEdges = ofNodes = 0;
                    }
                    if (frame >= 0) {
                        apart[frame] = System.nanoTime() - before;
                    }
                    before = System.nanoTime();
                    view.pan(Math.sin(frame / 10.0), Math.cos(frame / 10.0));
                    long begin = cpu();
                    edges.paint(model, view, highlight, colors, 1);
                    long middle = cpu();
                    above.getGraphicsContext2D().clearRect(0, 0, 1_200, 800);
                    dots.paint(above.getGraphicsContext2D(), view, highlight, colors);
                    layer.paint(above.getGraphicsContext2D(), model, view, highlight, wishes, colors);
                    ofEdges += middle - begin;
                    ofNodes += cpu() - middle;
                    if (++frame == FRAMES) {
                        stop();
                        rows.add(row + String.format(Locale.ROOT, " | %.1f | %.1f | %.0f", ofEdges / 1e6 / FRAMES, ofNodes / 1e6 / FRAMES,
                                FRAMES * 1e9 / LongStream.of(apart).sum()) + distances());
                        next(stage);
                    }
                }

                private String distances() {
                    Arrays.sort(apart);
                    return String.format(Locale.ROOT, " | %.1f | %.1f | %.1f | %.1f |", apart[FRAMES / 2] / 1e6,
                            apart[FRAMES * 95 / 100] / 1e6,
                            apart[FRAMES * 99 / 100] / 1e6, apart[FRAMES - 1] / 1e6);
                }
            }.start();
        }
    }
}
