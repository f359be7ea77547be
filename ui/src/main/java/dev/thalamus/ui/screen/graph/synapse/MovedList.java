package dev.thalamus.ui.screen.graph.synapse;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.graph.synapse.StrengthHistory.Step;
import dev.thalamus.ui.screen.part.Outcomes;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The signals that moved a synapse last, the newest first. Confined to the FX thread. */
final class MovedList {
    private static final int ROWS = 10;

    private final Workbench bench;
    private final VBox view = new VBox();
    private List<Step> shown = List.of();

    MovedList(Workbench bench) {
        this.bench = bench;
        view.getStyleClass().add("rows");
        view.setId("moved");
    }

    Node view() { return view; }

    void show(List<Step> steps) {
        List<Step> newest = steps.subList(Math.max(0, steps.size() - ROWS), steps.size()).reversed();
        if (!newest.equals(shown) || view.getChildren().isEmpty()) {
            shown = List.copyOf(newest);
            view.getChildren()
                    .setAll(newest.isEmpty()
                            ? List.of(Labels.wrapped(I18n.text("graph.nothing-moved"), Style.MUTED))
                            : shown.stream().map(this::row).toList());
        }
    }

    private Node row(Step step) {
        var icon = (step.success() ? Icons.CHECK : Icons.CLOSE).node(14);
        icon.getStyleClass().add(step.success() ? Style.SUCCESS_TEXT : Style.DANGER_TEXT);
        var sign = new Label(null, icon);
        sign.getStyleClass().add(step.success() ? "moved-up" : "moved-down");
        long sequence = step.signal().sequence();
        var number = Buttons.link(new SimpleStringProperty(Formats.count(sequence)),
                () -> bench.desk().inspect(new Subject.Signal(sequence)));
        number.setMinWidth(Hyperlink.USE_PREF_SIZE);
        String delta = step.atBound()
                ? I18n.get("graph.at-bound")
                : (step.after() > step.before() ? "+" : "") + Formats.decimal(step.after() - step.before(), 3);
        var row = new HBox(sign, number, Labels.of(fate(step), Style.MUTED), Labels.spacer(),
                Labels.of(delta, step.atBound() ? Style.MUTED : step.success() ? Style.SUCCESS_TEXT : Style.DANGER_TEXT, "delta"),
                Labels.of(Formats.decimal(step.after(), 2), "number"));
        row.getStyleClass().add("line-24");
        return row;
    }

    /** One word: of a refusal its reason. */
    private static String fate(Step step) {
        return step.signal().outcome() == Outcome.REFUSED
                ? I18n.get("shell.reason-short." + step.signal().reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                : Outcomes.of(step.signal().outcome(), step.signal().reason());
    }
}
