package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.ui.bridge.Problem;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Problems one under the other, each with the way to its rows. Confined to the FX thread. */
public final class ProblemList extends VBox {
    private final Workbench bench;
    private final int most;
    private final Consumer<Destination> go;
    private List<Problem> shown = List.of();
    private Locale language = Locale.ROOT;

    /** @param most how many are shown */
    public ProblemList(Workbench bench, int most, Consumer<Destination> go) {
        this.bench = bench;
        this.most = most;
        this.go = go;
        getStyleClass().add("problem-list");
    }

    /** Takes the problems as they are now. */
    public void show() {
        List<Problem> now = List.copyOf(bench.mirror().problems().list());
        if (now.equals(shown) && language.equals(I18n.locale()) && !getChildren().isEmpty()) {
            return;
        }
        shown = now;
        language = I18n.locale();
        if (now.isEmpty()) {
            getChildren().setAll(Labels.wrapped(I18n.text("shell.no-problems"), Style.MUTED));
        } else {
            getChildren().setAll(now.stream().limit(most).map(this::row).toList());
        }
    }

    private Node row(Problem problem) {
        var snapshot = bench.mirror().snapshot().get();
        long now = snapshot == null ? problem.lastMillis() : snapshot.takenMillis();
        boolean error = problem.severity() == Severity.ERROR;
        var icon = (error ? Icons.ERROR : Icons.WARNING).node();
        icon.getStyleClass().add(error ? Style.DANGER_TEXT : Style.WARNING_TEXT);
        var words = new VBox(Labels.wrapped(new SimpleStringProperty(ProblemText.title(problem)), Style.MEDIUM, Style.DENSE),
                Labels.of(ProblemText.detail(problem, now), Style.CAPTION, Style.MUTED));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(icon, words);
        row.getStyleClass().add("problem-row");
        ProblemText.place(problem).filter(place -> bench.desk().has(place.screen()))
                .ifPresent(place -> row.getChildren().add(Buttons.text(I18n.text("shell.show"), () -> go.accept(place), Style.SMALL)));
        return row;
    }
}
