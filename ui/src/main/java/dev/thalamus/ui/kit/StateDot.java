package dev.thalamus.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A dot of 8 pixels for a state; a word stands beside it, or is its accessible text. Confined to the FX thread. */
public final class StateDot extends Region {
    /** The states a dot can show; OFF is an empty ring, RECORDING a red one. */
    public enum State {
        OK, WARNING, DANGER, ACCENT, OFF, RECORDING
    }

    public StateDot(State state, String word) {
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        show(state, word);
    }

    /** Changes the state; {@code word} is what a screen reader says. */
    public void show(State state, String word) {
        getStyleClass().setAll("state-dot", switch (state) {
            case OK -> "success";
            case WARNING -> "warning";
            case DANGER -> "danger";
            case ACCENT -> "accent";
            case OFF -> "off";
            case RECORDING -> "recording";
        });
        setAccessibleText(word);
    }
}
