package dev.thalamus.ui.screen.part;

import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.screen.Workbench;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * What stands where rows would be: that no hub runs, that they could not be read, that the filter hides them, or that there are none. Confined to
 * the FX thread.
 *
 * <p>Texts are {@code area.empty}, {@code area.empty-next}, {@code area.no-match}, {@code area.no-match-next} and {@code area.show-all}.
 */
public final class NoRows extends VBox {
    private static final ObservableStringValue NONE = new ReadOnlyStringWrapper("");

    /** @param hidden whether there are rows that the filter hides, and {@code showAll} the way to see them */
    public NoRows(Workbench bench, String area, Icons icon, ObservableValue<Boolean> hidden, Runnable showAll, Node... actions) {
        this(bench, area, icon, hidden, showAll, NONE, actions);
    }

    /** @param problem why they could not be read; empty when all is well */
    public NoRows(Workbench bench, String area, Icons icon, ObservableValue<Boolean> hidden, Runnable showAll,
            ObservableStringValue problem, Node... actions) {
        var running = Bindings.createBooleanBinding(() -> bench.mirror().status().get().phase() == Phase.RUNNING, bench.mirror().status());
        var nothing = new EmptyState(icon, I18n.text(area + ".empty"), I18n.text(area + ".empty-next"), actions);
        var noMatch = new EmptyState(Icons.FILTER, I18n.text(area + ".no-match"), I18n.text(area + ".no-match-next"),
                Buttons.text(I18n.text(area + ".show-all"), showAll));
        var unread = new EmptyState(Icons.ERROR, I18n.text("shell.unreadable"),
                Bindings.createStringBinding(() -> problem.get().isEmpty() ? "" : FailureText.of(problem.get()), problem,
                        I18n.localeProperty()));
        var stopped = new EmptyState(Icons.STOP, I18n.text("shell.stopped-title"), I18n.text("shell.stopped-detail"),
                Buttons.primary(Icons.PLAY, I18n.text("shell.cmd.start-hub"), bench.host().hub()::start));
        var filtered = Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(hidden.getValue()), hidden);
        var readable = running.and(Bindings.createBooleanBinding(() -> problem.get().isEmpty(), problem));
        show(stopped, running.not());
        show(unread, running.and(readable.not()));
        show(noMatch, readable.and(filtered));
        show(nothing, readable.and(filtered.not()));
        setAlignment(Pos.CENTER);
    }

    private void show(Node state, ObservableValue<Boolean> when) {
        state.visibleProperty().bind(when);
        state.managedProperty().bind(state.visibleProperty());
        getChildren().add(state);
    }
}
