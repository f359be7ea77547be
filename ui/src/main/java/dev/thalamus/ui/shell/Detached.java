package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Screens and inspector pages in windows of their own; they close with the main window. Confined to the FX thread. */
final class Detached {
    private Detached() {}

    static void open(Workbench bench, Stage owner, Subject subject) {
        InspectorPage page = InspectorPages.of(bench, subject);
        var nothing = (Runnable) () -> {};
        var pane = new InspectorPane(nothing, nothing, nothing, nothing);
        for (var button : new Button[]{pane.back(), pane.forward(), pane.detach(), pane.close()}) {
            button.setVisible(false);
        }
        pane.setMaxWidth(Double.MAX_VALUE);
        Stage stage = window(owner, new StackPane(pane), 360, 720, page::hidden);
        stage.titleProperty().bind(page.kind());
        Inspector.fill(pane, page);
        stage.show();
    }

    static void open(Workbench bench, Stage owner, ScreenId id) {
        Screens.Entry entry = Screens.of(id);
        Screen screen = entry.make().apply(bench);
        Stage stage = window(owner, new StackPane(screen.view()), 1100, 720, screen::hidden);
        stage.titleProperty().bind(entry.title());
        var keys = new Keys(stage.getScene(), () -> false);
        keys.add(screen.commands());
        keys.add(KeyCombination.valueOf("Shortcut+L"), screen::focusFilter);
        screen.shown();
        stage.show();
    }

    private static Stage window(Stage owner, StackPane body, double width, double height, Runnable closed) {
        var stage = new Stage();
        stage.initOwner(owner);
        stage.getIcons().setAll(owner.getIcons());
        var scene = new Scene(body, Look.px(width), Look.px(height));
        Look.apply(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setOnHidden(_ -> closed.run());
        return stage;
    }
}
