package dev.thalamus.ui.kit;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** One choice out of a few, side by side; the arrow keys move it. Confined to the FX thread. */
public final class SegmentedControl<T> extends HBox {
    private final ObjectProperty<T> value;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> segments = new HashMap<>();

    public SegmentedControl(T initial) {
        value = new SimpleObjectProperty<>(initial);
        getStyleClass().add("segments");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMinWidth(Region.USE_PREF_SIZE);
        value.addListener((at, was, is) -> select());
        // Arrow keys select without an action.
        group.selectedToggleProperty().addListener((at, was, is) -> segments.forEach((choice, segment) -> {
            if (segment == is)
                value.set(choice);
        }));
    }

    /** Adds a segment; returns this for chaining. */
    public SegmentedControl<T> with(T choice, ObservableValue<String> text) {
        var segment = new Segment();
        segment.textProperty().bind(text);
        segment.setMinWidth(Region.USE_PREF_SIZE);
        segment.setToggleGroup(group);
        segments.put(choice, segment);
        if (getChildren().isEmpty())
            segment.getStyleClass().add("first");
        else
            getChildren().getLast().getStyleClass().remove("last");
        segment.getStyleClass().add("last");
        getChildren().add(segment);
        select();
        return this;
    }

    public ObjectProperty<T> valueProperty() { return value; }

    private void select() {
        var segment = segments.get(value.get());
        if (segment != null)
            group.selectToggle(segment);
    }

    /** A click on the chosen one leaves it chosen. */
    private static final class Segment extends ToggleButton {
        @Override
        public void fire() {
            if (!isSelected())
                super.fire();
        }
    }
}
