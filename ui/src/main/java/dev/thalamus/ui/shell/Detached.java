package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.MenuKey;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.kit.ToastStack;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A window of its own for a screen with its inspector, or for what an inspector showed. Cards and toasts of its screen lie over it; for other places
 * it brings the main window to the front, with which it closes. Confined to the FX thread.
 */
final class Detached implements Desk {
    private final Workbench main;
    private final Stage owner;
    private final Stage stage = new Stage();
    private final StackPane root = new StackPane();
    private final Overlays overlays = new Overlays(root);
    private final ToastStack toasts = new ToastStack();
    private final Workbench bench;
    private @Nullable Inspector inspector;
    private @Nullable Screen screen;
    private @Nullable ScreenId id;

    private Detached(Workbench main, Stage owner) {
        this.main = main;
        this.owner = owner;
        bench = new Workbench(main.mirror(), this, main.host(), main.memory(), main.path());
    }

    /** Opens what an inspector shows. */
    static void open(Workbench main, Stage owner, Subject subject) {
        new Detached(main, owner).open(subject);
    }

    /** Opens a screen, as it is when nobody was there before. */
    static void open(Workbench main, Stage owner, ScreenId id) {
        new Detached(main, owner).open(id);
    }

    private void open(Subject subject) {
        InspectorPage page = InspectorPages.of(bench, subject);
        var nothing = (Runnable) () -> {};
        var pane = new InspectorPane(nothing, nothing, nothing, nothing);
        for (var button : new Button[]{pane.back(), pane.forward(), pane.detach(), pane.close()}) {
            button.setVisible(false);
        }
        pane.setMaxWidth(Double.MAX_VALUE);
        lay(page.kind(), pane, 360, 720);
        stage.setOnHidden(_ -> page.hidden());
        Inspector.fill(pane, page);
        stage.show();
    }

    private void open(ScreenId which) {
        Screens.Entry entry = Screens.of(which);
        id = which;
        inspector = new Inspector(subject -> InspectorPages.of(bench, subject), subject -> open(main, owner, subject));
        Screen made = entry.make().apply(bench);
        screen = made;
        var edge = new Edge(inspector.view(), main.memory());
        HBox.setHgrow(made.view(), Priority.ALWAYS);
        Scene scene = lay(entry.title(), new HBox(made.view(), edge, edge.holder()), 1100, 720);
        var keys = new Keys(scene, overlays::any);
        keys.add(made.commands());
        keys.add(KeyCombination.valueOf("Shortcut+L"), made::focusFilter);
        stage.setOnHidden(_ -> {
            inspect(null);
            made.hidden();
        });
        made.shown();
        stage.show();
    }

    private Scene lay(ObservableValue<String> title, Node body, double width, double height) {
        toasts.setViewOrder(-1);
        StackPane.setAlignment(toasts, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toasts, new Insets(0, 0, 16, 0));
        root.getChildren().addAll(body, toasts);
        var scene = new Scene(root, Look.px(width), Look.px(height));
        Look.apply(scene);
        MenuKey.install(scene);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Z"), toasts::undo);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                escape();
            }
        });
        stage.initOwner(owner);
        stage.getIcons().setAll(List.copyOf(owner.getIcons()));
        stage.titleProperty().bind(title);
        stage.setScene(scene);
        return scene;
    }

    private void escape() {
        if (overlays.any()) {
            overlays.closeTop();
        } else if (inspector != null && inspector.subject().get() != null) {
            inspector.show(null);
        } else {
            stage.close();
        }
    }

    private void raiseMain() {
        owner.toFront();
        owner.requestFocus();
    }

    @Override
    public void go(Destination destination) {
        if (screen != null && destination.screen() == id) {
            screen.open(destination);
        } else {
            main.desk().go(destination);
            raiseMain();
        }
    }

    @Override
    public boolean has(ScreenId which) { return Screens.has(which); }

    @Override
    public void inspect(@Nullable Subject subject) {
        if (inspector != null) {
            inspector.show(subject);
        } else if (subject != null) {
            main.desk().inspect(subject);
            raiseMain();
        }
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Subject> inspected() {
        return inspector == null ? main.desk().inspected() : inspector.subject();
    }

    @Override
    public void say(Toast toast) { toasts.show(toast); }

    @Override
    public Overlay lay(Node card) { return overlays.lay(card, Pos.CENTER); }

    @Override
    public void showProblems() {
        main.desk().showProblems();
        raiseMain();
    }

    @Override
    public Window window() { return stage; }
}
