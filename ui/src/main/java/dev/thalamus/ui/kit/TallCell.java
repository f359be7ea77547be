package dev.thalamus.ui.kit;

import javafx.scene.control.ListCell;

/** A cell as high as what it shows: the theme's rows are all of one height. It is as wide as its list. Confined to the FX thread. */
public abstract class TallCell<T> extends ListCell<T> {
    @Override
    protected double computePrefWidth(double height) { return 0; }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + snappedBottomInset() + getGraphic().prefHeight(getWidth() - snappedLeftInset() - snappedRightInset());
    }
}
