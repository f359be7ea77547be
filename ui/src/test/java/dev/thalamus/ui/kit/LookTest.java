package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** One look for every window, changed while they are open. */
@ExtendWith(ApplicationExtension.class)
class LookTest {
    private @Nullable Button shown;
    private @Nullable StackPane pane;

    private Button button() { return Objects.requireNonNull(shown); }

    private StackPane root() { return Objects.requireNonNull(pane); }

    @Start
    void start(Stage stage) {
        var button = Buttons.text(new SimpleStringProperty("Send"), () -> {});
        var root = new StackPane(button);
        shown = button;
        pane = root;
        Look.themeProperty().set(Look.Theme.LIGHT);
        var scene = new Scene(root, 300, 200);
        Look.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void back(FxRobot robot) {
        robot.interact(() -> {
            Look.followSystem(Platform.getPreferences().colorSchemeProperty());
            Look.themeProperty().set(Look.Theme.LIGHT);
            Look.zoom(1);
        });
    }

    @Test
    void theThemeChangesLive(FxRobot robot) {
        assertThat(background()).isEqualTo(Color.web("#ffffff"));
        robot.interact(() -> Look.themeProperty().set(Look.Theme.DARK));
        assertThat(Look.palette().dark()).isTrue();
        assertThat(background()).isEqualTo(Color.web("#0e1419")).isEqualTo(Look.palette().bg());
    }

    @Test
    void theSystemsThemeIsFollowedLiveUnlessAPersonChose(FxRobot robot) {
        var desktop = new SimpleObjectProperty<>(ColorScheme.DARK);
        robot.interact(() -> {
            Look.followSystem(desktop);
            Look.themeProperty().set(Look.Theme.SYSTEM);
        });
        assertThat(background()).isEqualTo(Color.web("#0e1419"));
        robot.interact(() -> desktop.set(ColorScheme.LIGHT));
        assertThat(background()).isEqualTo(Color.web("#ffffff"));
        robot.interact(() -> {
            Look.themeProperty().set(Look.Theme.LIGHT);
            desktop.set(ColorScheme.DARK);
        });
        assertThat(background()).isEqualTo(Color.web("#ffffff"));
    }

    @Test
    void zoomScalesEverything(FxRobot robot) {
        robot.interact(() -> root().layout());
        assertThat(button().getHeight()).isEqualTo(32);
        assertThat(button().getFont().getSize()).isEqualTo(13);
        robot.interact(() -> {
            Look.zoom(1.5);
            root().applyCss();
            root().layout();
        });
        assertThat(button().getHeight()).isEqualTo(48);
        assertThat(button().getFont().getSize()).isEqualTo(19.5);
        assertThat(Look.px(8)).isEqualTo(12);
    }

    @Test
    void zoomHasLimits(FxRobot robot) {
        robot.interact(() -> Look.zoom(9));
        assertThat(Look.zoomProperty().get()).isEqualTo(Look.MAX_ZOOM);
        robot.interact(() -> Look.zoom(0));
        assertThat(Look.zoomProperty().get()).isEqualTo(Look.MIN_ZOOM);
    }

    @Test
    void controlsAreSetInTheShippedFonts(FxRobot robot) {
        assertThat(button().getFont().getFamily()).isEqualTo("Thalamus Sans Medium");
        var strong = Labels.of("strong", Style.STRONG);
        robot.interact(() -> {
            root().getChildren().setAll(strong);
            root().applyCss();
        });
        assertThat(strong.getFont().getName()).isEqualTo("Thalamus Sans Bold");
    }

    private Color background() {
        root().applyCss();
        var ground = root().getBackground();
        return (Color) (ground == null ? Background.EMPTY : ground).getFills().getFirst().getFill();
    }
}
