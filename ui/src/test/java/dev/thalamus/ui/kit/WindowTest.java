package dev.thalamus.ui.kit;

import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A window of 800 by 600 with one control, in English, for the tests of controls. */
abstract class WindowTest {
    protected final FxRobot robot = new FxRobot();
    private Locale before = I18n.locale();
    private final StyleWarnings styles = new StyleWarnings();

    /** Makes the control; on the FX thread. */
    protected abstract Node control();

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
    }

    private void show(Stage stage) {
        before = I18n.locale();
        I18n.language("en");
        var root = new StackPane();
        var scene = new Scene(root, 800, 600);
        Look.apply(scene);
        stage.setScene(scene);
        stage.show();
        root.getChildren().add(control());
        root.applyCss();
        root.layout();
    }

    @AfterEach
    void close() throws TimeoutException {
        robot.interact(() -> I18n.localeProperty().set(before));
        FxToolkit.cleanupStages();
        styles.close();
    }
}
