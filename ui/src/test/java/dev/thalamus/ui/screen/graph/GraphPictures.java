package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Pictures;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Pictures of the graph in a real window, written to {@code ui/target/screenshots}: busy, selected, each layout, large, empty; both themes and languages. */
public final class GraphPictures {
    private GraphPictures() {}

    public static void main(String[] args) { Application.launch(Run.class, args); }

    /** The program that takes the pictures. */
    public static final class Run extends Application {
        private record Step(double after, Runnable action) {}

        private final Deque<Step> steps = new ArrayDeque<>();
        private final FakeHub shop = Networks.shop(200);
        private final FakeHub large = Networks.clusters(300, 1_700);
        private final FakeHub empty = new FakeHub();
        private final FakeControl control = new FakeControl(() -> empty);
        private int round = 1_000;

        @Override
        public void start(Stage stage) throws IOException {
            Path dir = Files.createDirectories(
                    Path.of(getParameters().getRaw().isEmpty() ? "target/screenshots" : getParameters().getRaw().getFirst()));
            Path state = Files.createTempDirectory("graph-pictures");
            Files.writeString(state.resolve("window.properties"), "coach.seen=true\n");
            ThalamusWindow.open(stage, new UiContext(control, new FakeDemo(), state, "0.9.0", _ -> {},
                    new FakeFiles(null)));
            stage.setWidth(1440);
            stage.setHeight(900);
            for (String look : List.of("dark-en", "light-es")) {
                step(0.3, () -> {
                    control.set(HubStatus.running(empty));
                    Look.themeProperty().set(look.startsWith("dark") ? Look.Theme.DARK : Look.Theme.LIGHT);
                    I18n.language(look.substring(look.length() - 2));
                    key(stage, KeyCode.ESCAPE, false);
                    key(stage, KeyCode.DIGIT3, true);
                });
                step(1, () -> Pictures.write(stage.getScene(), dir.resolve("graph-empty-" + look + ".png")));
                step(0.1, () -> control.set(HubStatus.running(shop)));
                traffic(7);
                step(0.1, () -> Pictures.write(stage.getScene(), dir.resolve("graph-" + look + ".png")));
                step(0.1, () -> select(stage));
                traffic(3);
                step(0.1, () -> Pictures.write(stage.getScene(), dir.resolve("graph-synapse-" + look + ".png")));
                step(0.1, () -> key(stage, KeyCode.ESCAPE, false));
                for (int layout = 1; layout <= 3; layout++) {
                    int which = layout;
                    step(0.1, () -> layout(stage, which));
                    traffic(2);
                    step(0.1, () -> Pictures.write(stage.getScene(), dir.resolve("graph-layout" + which + "-" + look + ".png")));
                }
                step(0.1, () -> layout(stage, 0));
                step(0.1, () -> control.set(HubStatus.running(large)));
                step(6, () -> Pictures.write(stage.getScene(), dir.resolve("graph-300-" + look + ".png")));
            }
            step(0.1, stage::close);
            next();
        }

        private void traffic(double seconds) {
            for (int i = 0; i < seconds * 10; i++) {
                step(0.1, () -> Networks.trade(shop, round++));
            }
        }

        private void step(double after, Runnable action) { steps.add(new Step(after, action)); }

        private void next() {
            Step step = steps.poll();
            if (step != null) {
                var pause = new PauseTransition(Duration.seconds(step.after));
                pause.setOnFinished(_ -> {
                    step.action.run();
                    next();
                });
                pause.play();
            }
        }

        private static void layout(Stage stage, int which) {
            List<Node> segments = List.copyOf(stage.getScene().lookup("#graph").lookupAll(".screen-head .segments > .toggle-button"));
            ((ToggleButton) segments.get(which)).fire();
        }

        /** Clicks on the synapse from ventas to facturacion. */
        private static void select(Stage stage) {
            var canvas = (GraphCanvas) stage.getScene().lookup("#graph-canvas");
            double y = 0;
            for (double x = 0; x < canvas.getWidth(); y = y + 3 < canvas.getHeight() ? y + 3 : 0, x += y == 0 ? 3 : 0) {
                GraphEdge edge = canvas.picker().nodeAt(x, y) == null ? canvas.picker().edgeAt(x, y) : null;
                if (edge != null && edge.toString().equals("ventas → facturacion")) {
                    var at = canvas.localToScene(x, y);
                    canvas.fireEvent(click(MouseEvent.MOUSE_PRESSED, at.getX(), at.getY()));
                    canvas.fireEvent(click(MouseEvent.MOUSE_RELEASED, at.getX(), at.getY()));
                    return;
                }
            }
        }

        private static MouseEvent click(EventType<MouseEvent> type, double x, double y) {
            return new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false,
                    true, null);
        }

        private static void key(Stage stage, KeyCode code, boolean shortcut) {
            KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false);
            Node focus = stage.getScene().getFocusOwner();
            javafx.event.Event.fireEvent(focus == null ? stage.getScene() : focus, event);
        }
    }
}
