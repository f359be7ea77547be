package dev.thalamus.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** One node at the left and one at the right of a line; the right one goes below, to the left, where the line is too short. Confined to the FX thread. */
public final class TwoEnds extends Region {
    private static final double GAP = 12;

    private final Region left;
    private final Region right;

    public TwoEnds(Region left, Region right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    private boolean together(double width) {
        return width < 0 || left.prefWidth(-1) + Look.px(GAP) + right.prefWidth(-1) <= width - snappedLeftInset() - snappedRightInset();
    }

    @Override
    public Orientation getContentBias() { return Orientation.HORIZONTAL; }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + Math.max(left.minWidth(-1), right.minWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + left.prefWidth(-1) + Look.px(GAP) + right.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) { return computePrefHeight(width); }

    @Override
    protected double computePrefHeight(double width) {
        double one = left.prefHeight(-1), other = right.prefHeight(-1);
        return snappedTopInset() + (together(width) ? Math.max(one, other) : one + Look.px(GAP / 2) + other) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset(), y = snappedTopInset(), wide = getWidth() - x - snappedRightInset(),
                tall = getHeight() - y - snappedBottomInset();
        double leftHigh = left.prefHeight(-1), rightHigh = right.prefHeight(-1), leftWide = Math.min(wide, left.prefWidth(-1)),
                rightWide = Math.min(wide, right.prefWidth(-1));
        boolean together = together(getWidth());
        left.resizeRelocate(x, snapPositionY(y + (together ? (tall - leftHigh) / 2 : 0)), leftWide, leftHigh);
        right.resizeRelocate(together ? snapPositionX(x + wide - rightWide) : x,
                snapPositionY(y + (together ? (tall - rightHigh) / 2 : tall - rightHigh)), rightWide, rightHigh);
    }
}
