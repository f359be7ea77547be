package dev.thalamus.ui.screen.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphItem;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.nio.file.Files;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
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
    void close() throws TimeoutException { FxToolkit.cleanupStages(); }

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
