package dev.thalamus.ui.screen.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A person looks at the graph of a shop. */
class GraphScreenTest {
    private final FxRobot robot = new FxRobot();
    private final FakeHub hub = Networks.shop(60);
    private @TempDir @Nullable Path dir;

    @BeforeEach
    void open() throws TimeoutException, IOException {
        Path state = java.util.Objects.requireNonNull(dir);
        Files.writeString(state.resolve("window.properties"), "coach.seen=true\n");
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(stage -> {
            I18n.language("en");
            ThalamusWindow.open(stage, new UiContext(new FakeControl(() -> hub), new FakeDemo(), state, "0.9.0", _ -> {},
                    new FakeFiles(state.resolve("out.graphml"))));
            stage.setWidth(1_000);
            stage.setHeight(900);
            stage.show();
        });
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        await(() -> canvas() != null && node("ventas").placed());
        robot.interact(() -> canvas().requestFocus());
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(() -> Look.lessMotionProperty().set(false));
        FxToolkit.cleanupStages();
    }

    @Test
    void tabWalksByNameAndEnterInspects() throws TimeoutException {
        robot.push(KeyCode.TAB);
        assertThat(selected()).hasToString("almacen@logistica.example");
        robot.push(KeyCode.TAB);
        assertThat(selected()).hasToString("antifraude");
        robot.push(KeyCode.ENTER);
        await(() -> inspector().isVisible());
        assertThat(canvas().getAccessibleText()).contains("antifraude").contains("outgoing");
        robot.push(KeyCode.ESCAPE);
        await(() -> !inspector().isVisible() && selected() == null);
    }

    @Test
    void arrowsGoAlongSynapses() {
        robot.push(KeyCode.RIGHT);
        GraphItem first = selected();
        assertThat(first).hasToString("ventas");
        boolean moved = false;
        for (KeyCode arrow : new KeyCode[]{KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN}) {
            robot.interact(() -> canvas().selected().set(first));
            robot.push(arrow);
            if (selected() instanceof GraphNode next && next != first) {
                moved = true;
                assertThat(next.edges()).anyMatch(edge -> edge.other(next) == first);
            }
        }
        assertThat(moved).isTrue();
    }

    @Test
    void aSynapseSaysWhyItIsSoStrong() throws TimeoutException {
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.PERIOD);
        assertThat(selected()).isInstanceOf(GraphEdge.class);
        robot.push(KeyCode.ENTER);
        await(() -> inspector().isVisible() && !robot.lookup("#moved .line-24").queryAll().isEmpty());
    }

    @Test
    void hideTakesAwayWhatTheFilterNames() throws TimeoutException {
        robot.clickOn("Hide");
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.write("kind:simulated");
        await(() -> node("sim-cliente-1").hidden() && !node("ventas").hidden());
    }

    @Test
    void plusAndZeroZoom() {
        robot.push(KeyCode.DIGIT0);
        assertThat(canvas().zoom().get()).isCloseTo(1, within(1e-9));
        robot.push(KeyCode.ADD);
        assertThat(canvas().zoom().get()).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void pinnedNodesStayAndHoldStopsEverything() {
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.P);
        robot.push(KeyCode.H);
        assertThat(canvas().held().get()).isTrue();
        robot.push(KeyCode.H);
        assertThat(canvas().held().get()).isFalse();
    }

    @Test
    void theGraphIsExportedToAFile() throws TimeoutException {
        robot.interact(() -> ((MenuButton) robot.lookup("#graph-export").query()).getItems().getLast().fire());
        Path file = java.util.Objects.requireNonNull(dir).resolve("out.graphml");
        await(() -> Files.exists(file) && Files.readString(file).contains("</graphml>"));
    }

    @Test
    void thePictureIsTwiceAsSharpAsTheScreen() throws TimeoutException {
        robot.interact(() -> ((MenuButton) robot.lookup("#graph-export").query()).getItems().getFirst().fire());
        Path file = java.util.Objects.requireNonNull(dir).resolve("out.graphml");
        await(() -> picture(file) != null);
        BufferedImage picture = java.util.Objects.requireNonNull(picture(file));
        assertThat(picture.getWidth()).isCloseTo((int) (2 * canvas().getWidth()), within(2));
        assertThat(picture.getHeight()).isCloseTo((int) (2 * canvas().getHeight()), within(2));
        var colors = new HashSet<Integer>();
        for (int y = 0; y < picture.getHeight(); y += 2) {
            for (int x = 0; x < picture.getWidth(); x += 2) {
                colors.add(picture.getRGB(x, y));
            }
        }
        assertThat(colors).as("agents, names and synapses").hasSizeGreaterThan(20);
    }

    @Test
    void withLessMotionNothingRunsAlongTheSynapses() throws TimeoutException {
        talk();
        await(() -> !canvas().dots().isEmpty());
        robot.interact(() -> Look.lessMotionProperty().set(true));
        await(() -> canvas().dots().isEmpty());
        long before = node("ventas").edges().stream().mapToLong(edge -> edge.synapse().transmissions()).sum();
        talk();
        await(() -> node("ventas").edges().stream().mapToLong(edge -> edge.synapse().transmissions()).sum() > before);
        assertThat(canvas().dots().isEmpty()).isTrue();
        await(() -> robot.lookup(".one-of").queryLabeled().getText().isEmpty());
    }

    private void talk() {
        for (int i = 0; i < 40; i++) {
            hub.signal(Networks.hash("ventas"), Networks.hash("facturacion"), SignalType.GABA, "{}");
        }
    }

    /** What was written so far, or null while it is no whole picture. */
    private static @Nullable BufferedImage picture(Path file) {
        try {
            return Files.exists(file) ? ImageIO.read(file.toFile()) : null;
        } catch (IOException half) {
            return null;
        }
    }

    private GraphCanvas canvas() { return robot.lookup("#graph-canvas").query(); }

    private Node inspector() { return robot.lookup("#inspector").query(); }

    private @Nullable GraphItem selected() { return canvas().selected().get(); }

    private GraphNode node(String id) { return java.util.Objects.requireNonNull(canvas().model().node(id), id); }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            try {
                return condition.call();
            } catch (RuntimeException notYet) {
                return false;
            }
        });
    }
}
