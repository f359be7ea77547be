package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import dev.thalamus.hub.config.SettingsFile;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finding, changing and setting back. */
class SettingsScreenTest extends ThalamusWindowTest {
    private Path file = Path.of("");

    @Override
    protected void prepare() {
        file = state.resolve("config/thalamus.properties");
        control.settings(new SettingsFile(new ConfigBinder(state.resolve("data")), file, false, List.of(),
                List.of(Given.option("web.dashboardPort", "8080", "--dashboard-port"))).read());
    }

    @BeforeEach
    void go() { goTo(ScreenId.SETTINGS); }

    @Test
    void aSettingIsFoundChangedWrittenAndSetBack() throws IOException {
        find("ttl agent");
        until(() -> "5m".equals(field("delivery-ttl").getText()) && !seen("#setting-listen-port"));
        write("delivery-ttl", "10m");
        until(() -> Files.exists(file) && shown("#settings-restart"));
        assertThat(Files.readAllLines(file)).containsExactly("delivery.ttl = 10m");
        assertThat(says("from the next start of the hub")).isTrue();
        robot.clickOn(robot.lookup("#setting-delivery-ttl .setting-reset").<Node>query());
        until(() -> "5m".equals(field("delivery-ttl").getText()) && !shown("#settings-restart"));
        assertThat(Files.readAllLines(file)).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsNotWrittenAndSaysWhy() {
        find("ttl agent");
        write("delivery-ttl", "10 parsecs");
        until(() -> says("Not saved"));
        assertThat(file).doesNotExist();
        assertThat(field("delivery-ttl").getText()).isEqualTo("10 parsecs");
    }

    @Test
    void aChangeHoldsFromTheRestartThatTheScreenOffers() {
        find("gaba");
        robot.clickOn("#set-federation-gabaOnRefusal");
        until(() -> shown("#settings-restart"));
        robot.clickOn("#settings-restart");
        until(() -> control.starts() == 2 && !shown("#settings-restart"));
        assertThat(robot.lookup("#set-federation-gabaOnRefusal").<CheckBox>query().isSelected()).isTrue();
    }

    @Test
    void whatStandsAboveTheFileSaysSo() {
        find("dashboard");
        until(() -> says("--dashboard-port stands above the file"));
        assertThat(field("web-dashboardPort").getText()).isEqualTo("8080");
    }

    @Test
    void aSecretIsNeverShown() throws IOException {
        find("listen.token");
        write("listen-token", "s3cret-of-ours");
        until(() -> Files.exists(file) && field("listen-token").getText().isEmpty());
        assertThat(Files.readString(file)).contains("s3cret-of-ours");
        assertThat(says("s3cret-of-ours")).isFalse();
        until(() -> shown("#settings-restart"));
        robot.clickOn("#settings-search").push(KeyCode.TAB);
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void theWindowsOwnSettingsHoldAtOnce() {
        find("window");
        robot.clickOn("Dark");
        until(() -> Look.palette().dark());
        robot.clickOn("Español");
        until(() -> robot.lookup("Ajustes").tryQuery().isPresent());
        robot.clickOn("125\u00a0%");
        until(() -> Look.zoomProperty().get() == 1.25);
        robot.interact(() -> {
            Look.zoom(1);
            I18n.language("en");
        });
        until(() -> robot.lookup("Settings").tryQuery().isPresent());
    }

    private void find(String words) { robot.push(KeyCode.SHORTCUT, KeyCode.F).clickOn("#settings-search").write(words); }

    private void write(String field, String text) {
        robot.clickOn("#set-" + field).push(KeyCode.SHORTCUT, KeyCode.A).write(text).push(KeyCode.ENTER);
    }

    private TextField field(String name) { return robot.lookup("#set-" + name).query(); }

    private boolean seen(String query) { return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent(); }

    private boolean says(String words) {
        return robot.lookup(node -> node instanceof Labeled label && label.isVisible() && String.valueOf(label.getText()).contains(words))
                .tryQuery().isPresent();
    }
}
