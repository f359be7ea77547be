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
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/**
 * Prints what the graph costs: a step of the layout, and a frame in which everything moves, 1,200 by 800 pixels.
 *
 * <p>Run it with {@code -Dprism.order=sw} for the software renderer. Milliseconds are processor time of the one thread; frames a second
 * are those that JavaFX reached with everything repainted in each.
 */
public final class GraphBenchmark {
    private static final int[][] SIZES = {{24, 60}, {300, 1_500}, {2_000, 10_000}};
    private static final int FRAMES = 180;

    private GraphBenchmark() {}

    public static void main(String[] args) { Application.launch(Window.class, args); }

    /** The window in which the frames are painted. */
    public static final class Window extends Application {
        private int size = -1;

        @Override
        public void start(Stage stage) {
            var scene = new Scene(new Pane(), 1_200, 800);
            Look.apply(scene);
            stage.setScene(scene);
            stage.show();
            next(stage);
        }

        private void next(Stage stage) {
            if (++size == SIZES.length) {
                stage.close();
                return;
            }
            HubSnapshot snapshot = Networks.clusters(SIZES[size][0], (int) (SIZES[size][1] * 1.13)).snapshot().join();
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
            System.out.printf("%,d agents, %,d synapses: layout %.2f ms a step, %d steps, %.0f ms until still%n", model.nodes().size(),
                    model.edges().size(), layout / steps, steps, layout);
            Placement placement = force.placement();
            for (int i = 0; i < placement.ids().size(); i++) {
                GraphNode node = model.node(placement.ids().get(i));
                if (node != null) {
                    node.moveTo(placement.x()[i], placement.y()[i]);
                    node.grow(1);
                }
            }
            frames(stage, model);
        }

        /** Time that this thread computed, nanoseconds: what other programs take of the processor does not count. */
        private static long cpu() {
            return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        private void frames(Stage stage, GraphModel model) {
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
                private int frame;
                private long first;
                private long ofEdges;
                private long ofNodes;

                @Override
                public void handle(long now) {
                    if (frame == FRAMES / 3) {
                        first = now;
                        ofEdges = ofNodes = 0;
                    }
                    view.pan(Math.sin(frame / 10.0), Math.cos(frame / 10.0));
                    long begin = cpu();
                    edges.paint(model.edges(), view, highlight, colors, 1);
                    long middle = cpu();
                    above.getGraphicsContext2D().clearRect(0, 0, 1_200, 800);
                    dots.paint(above.getGraphicsContext2D(), view, highlight, colors);
                    layer.paint(above.getGraphicsContext2D(), model, view, highlight, wishes, colors);
                    ofEdges += middle - begin;
                    ofNodes += cpu() - middle;
                    if (++frame == FRAMES) {
                        stop();
                        double frames = FRAMES - FRAMES / 3.0;
                        System.out.printf("    a frame: FX %.1f ms edges + %.1f ms agents, names and %d dots; %.0f frames a second%n",
                                ofEdges / frames / 1e6, ofNodes / frames / 1e6, Dots.MOST, (frames - 1) * 1e9 / (now - first));
                        next(stage);
                    }
                }
            }.start();
        }
    }
}
