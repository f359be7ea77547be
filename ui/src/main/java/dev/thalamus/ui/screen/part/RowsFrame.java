package dev.thalamus.ui.screen.part;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a screen of rows has around them: title, counts and buttons, the sentence of the first visit, and the filter line. Confined to the FX thread. */
public final class RowsFrame {
    private final Workbench bench;
    private final ScreenId screen;
    private final FilterLine<?> filter;
    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final VBox view = new VBox();

    /** Gives the filter line what it had when the screen was left. */
    public RowsFrame(Workbench bench, ScreenId screen, FilterLine<?> filter) {
        this.bench = bench;
        this.screen = screen;
        this.filter = filter;
        filter.offerSaving(bench.desk());
        filter.restore(bench.memory(), screen.area());
        view.setId(screen.area());
    }

    /** The filter line in a row of its own. */
    public HBox filters(Node... beside) {
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        var row = new HBox(filter.view());
        row.getChildren().addAll(beside);
        row.getStyleClass().add(Style.FILTER_ROW);
        return row;
    }

    /** Lays all out; the last part of the body takes the height. */
    public void lay(List<? extends Node> buttons, Node... body) {
        var head = new HBox(Labels.of(I18n.text(screen.area() + ".title"), "title"), counts, Labels.spacer());
        head.getChildren().addAll(buttons);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        VBox.setVgrow(body[body.length - 1], Priority.ALWAYS);
        view.getChildren().setAll(head, new FirstVisit(screen, bench.memory()).aboveFilter());
        view.getChildren().addAll(body);
    }

    /** @param found what the filter line says it found */
    public void count(String words, String found) {
        counts.setText(words);
        filter.found(found);
    }

    /** The screen is left. */
    public void keep() { filter.keep(bench.memory(), screen.area()); }

    public Parent view() { return view; }
}
