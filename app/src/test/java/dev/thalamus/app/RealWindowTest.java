package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.I18n;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real application as a person meets it: the window, its own hub, and agents that connect over sockets. */
class RealWindowTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;
    private final FxRobot robot = new FxRobot();
    @SuppressWarnings("NullAway.Init")
    private EmbeddedHub hub;
    @SuppressWarnings("NullAway.Init")
    private ShopDemo demo;
    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeEach
    void open() throws TimeoutException {
        hub = new EmbeddedHub(HubEngine::open, HubConfig.defaults(dir.resolve("data")).at(0));
        demo = new ShopDemo(hub);
        hub.beforeStop(demo::stop);
        hub.start();
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(fresh -> {
            stage = fresh;
            I18n.language("en");
            ThalamusWindow.open(fresh, new UiContext(hub, demo, dir.resolve("state"), "0.9.0", url -> {}, new SystemFileDialogs(fresh)));
        });
        until(() -> shown("#start-demo"));
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(() -> stage.close());
        FxToolkit.cleanupStages();
        hub.close();
    }

    @Test
    void agentsThatConnectAndTheirSignalsAreOnTheScreen() throws Exception {
        URI url = URI.create(java.util.Objects.requireNonNull(hub.status().hub()).info().url());
        try (HttpClient http = HttpClient.newHttpClient();
                var ventas = new PlainAgent(http, url, "ventas", "aaaa");
                var cliente = new PlainAgent(http, url, "cliente", "bbbb")) {
            robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
            until(() -> rows("#agents-table") == 2);
            assertThat(robot.lookup("ventas").tryQuery()).isPresent();
            assertThat(robot.lookup("cliente").tryQuery()).isPresent();
            cliente.send("ventas", "{\"pedido\":\"P-1\"}");
            robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
            until(() -> rows("#stream-table") == 1);
            Eventually.isTrue("the signal arrived at its agent", () -> ventas.signals().size() == 1);
        }
    }

    @Test
    void theDemoStartsFromItsButtonAndItsSignalsFlow() {
        robot.clickOn("#start-demo");
        until(() -> shown("#tile-agents"));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        until(() -> rows("#stream-table") > 10);
        robot.interact(() -> demo.stop());
    }

    @Test
    void aSecondHubIsOneClickAwayAndASignalsWayToItIsSeenHopByHop() throws Exception {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT6);
        until(() -> shown("#federation"));
        robot.clickOn(robot.lookup("#federation-second").match(Node::isVisible).<Node>query());
        until(() -> rows("#peers-table") == 1 && robot.lookup("forwarding").tryQuery().isPresent());
        Hub first = Objects.requireNonNull(hub.status().hub());
        Eventually.isTrue("the second hub told of its agents",
                () -> first.snapshot().join().remoteAgents().stream().anyMatch(agent -> agent.name().equals("ventas")));
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        until(() -> shown("#route-question"));
        robot.clickOn("#route-question").write("ventas@second.local").push(KeyCode.ENTER);
        until(() -> robot.lookup(".route-hop").queryAll().size() == 2);
        var receipt = first.send("ventas@second.local", SignalType.DOPAMINE, "{}").join();
        robot.interact(() -> hub.second().orElseThrow().watch(true));
        until(() -> robot.lookup("second hub").tryQuery().isPresent());
        robot.interact(() -> hub.second().orElseThrow().watch(false));
        until(() -> robot.lookup("this hub").tryQuery().isPresent());
        assertThat(receipt.outcome()).isEqualTo(Outcome.FORWARDED);
        // The window has just come back to its own hub: until it knows how that stands the command is off, and the head moves.
        until(() -> robot.lookup("#federation-close-second").tryQuery().filter(one -> one.isVisible() && !one.isDisabled()).isPresent());
        robot.interact(() -> robot.lookup("#federation-close-second").queryButton().fire());
        until(() -> rows("#peers-table") == 0);
        assertThat(hub.second().orElseThrow().running()).isFalse();
    }

    private int rows(String table) {
        return robot.lookup(table).tryQueryAs(TableView.class).map(found -> found.getItems().size()).orElse(0);
    }

    private boolean shown(String query) { return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent(); }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
        } catch (TimeoutException late) {
            throw new AssertionError("it did not become so", late);
        }
    }
}
