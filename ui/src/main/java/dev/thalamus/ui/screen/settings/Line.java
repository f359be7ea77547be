package dev.thalamus.ui.screen.settings;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One thing that can be set: its name, what it does, a field, its default and the way back to it. Confined to the FX thread. */
final class Line extends HBox {
    private final ObservableValue<String> about;
    private final String words;
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty standard = new SimpleStringProperty("");
    private final Label noted;
    private final Button reset;
    private boolean changed;

    /** @param words what it is found by besides what is shown */
    Line(String id, Node name, String words, ObservableValue<String> about, Node field, Runnable onReset) {
        this.about = about;
        this.words = words;
        setId("setting-" + id.replace('.', '-'));
        getStyleClass().add("setting-line");
        noted = Labels.wrapped(note, Style.CAPTION, Style.WARNING_TEXT);
        noted.visibleProperty().bind(note.isNotEmpty());
        noted.managedProperty().bind(noted.visibleProperty());
        var left = new VBox(name, Labels.wrapped(about, Style.DENSE, Style.MUTED), noted);
        left.getStyleClass().add("setting-words");
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        reset = Buttons.icon(Icons.UNDO, I18n.text("settings.reset"), onReset, Style.SMALL);
        reset.getStyleClass().add("setting-reset");
        var right = new VBox(field, Labels.of(standard, Style.CAPTION, Style.SUBTLE));
        right.getStyleClass().add("setting-field");
        field.setAccessibleText(id);
        getChildren().addAll(left, right, reset);
        note("", false);
    }

    /** What the default is, as a person writes it; empty for none that could be shown. */
    void showDefault(ObservableValue<String> value) {
        standard.bind(value);
    }

    /** Whether it differs from its default. */
    void changed(boolean now) {
        changed = now;
        reset.setVisible(now);
        getStyleClass().remove("changed");
        if (now) {
            getStyleClass().add("changed");
        }
    }

    /** Something to know about it; empty for nothing. */
    void note(String text, boolean wrong) {
        note.set(text);
        noted.getStyleClass().removeAll(Style.DANGER_TEXT, Style.WARNING_TEXT);
        noted.getStyleClass().add(wrong ? Style.DANGER_TEXT : Style.WARNING_TEXT);
    }

    /** Shows itself when every word is in it. */
    boolean match(String[] wanted, boolean onlyChanged) {
        String all = words + ' ' + about.getValue().toLowerCase(I18n.locale());
        boolean shown = changed || !onlyChanged;
        for (String word : wanted) {
            shown = shown && all.contains(word);
        }
        setVisible(shown);
        setManaged(shown);
        return shown;
    }
}
