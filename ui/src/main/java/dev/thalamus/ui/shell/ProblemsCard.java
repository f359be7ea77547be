package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.ProblemList;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Exactly the problems that the badge counts. Confined to the FX thread. */
final class ProblemsCard extends VBox {
    private final ScrollPane scroll;

    ProblemsCard(Workbench bench, Runnable close) {
        getStyleClass().addAll(Style.POP_UP, "problems-card");
        setId("problems-card");
        var list = new ProblemList(bench, Integer.MAX_VALUE, place -> {
            close.run();
            bench.desk().go(place);
        });
        scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.getStyleClass().add(Style.FOCUS_RING);
        // What it asks for is the height of unbroken lines.
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var head = new HBox(Labels.of(I18n.text("shell.cmd.problems"), Style.TITLE), Labels.spacer(),
                Buttons.text(I18n.text("shell.dismiss"), bench.mirror().problems()::dismiss, Style.SMALL));
        head.getStyleClass().add("problems-head");
        getChildren().addAll(head, scroll);
        var following = new Following().on(list::show, bench.mirror().snapshot());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                following.start();
            } else {
                following.stop();
            }
        });
    }

    /** Puts the keyboard on the problems, where it scrolls; on the button before them a key would dismiss what nobody has read. */
    @Override
    public void requestFocus() { scroll.requestFocus(); }
}
