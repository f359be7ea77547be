package dev.thalamus.ui.kit;

import javafx.scene.AccessibleAttribute;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** "From → To" in one line: two agents with an arrow between; domains are cut before names. Confined to the FX thread. */
public final class AgentPair extends Region {
    private static final double GAP = 5;

    private final AgentName from = new AgentName(AgentFace.live("", 0));
    private final Text arrow = Icons.ARROW_RIGHT.node(14);
    private final AgentName to = new AgentName(AgentFace.live("", 0));

    public AgentPair() {
        getStyleClass().add("agent-pair");
        arrow.getStyleClass().add(Style.SUBTLE);
        getChildren().addAll(from, arrow, to);
    }

    /** Changes both agents; for cells. */
    public void show(AgentFace sender, AgentFace receiver) {
        from.show(sender);
        to.show(receiver);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute != AccessibleAttribute.TEXT)
            return super.queryAccessibleAttribute(attribute, parameters);
        return from.queryAccessibleAttribute(attribute) + " → " + to.queryAccessibleAttribute(attribute);
    }

    private double between() { return snapSizeX(arrow.prefWidth(-1)) + 2 * Look.px(GAP); }

    @Override
    protected double computeMinWidth(double height) { return 0; }

    @Override
    protected double computePrefWidth(double height) { return from.prefWidth(-1) + between() + to.prefWidth(-1); }

    @Override
    protected double computePrefHeight(double width) { return Math.max(from.prefHeight(-1), to.prefHeight(-1)); }

    /** The sender gets its whole width while the receiver keeps its name; then its name; then half. */
    @Override
    protected void layoutChildren() {
        double room = Math.max(0, getWidth() - between()), height = getHeight();
        double first = Math.min(from.prefWidth(-1), Math.max(room - to.withoutDomain(), Math.min(from.withoutDomain(), room / 2)));
        first = snapSizeX(Math.min(first, room));
        from.resizeRelocate(0, 0, first, height);
        double wide = arrow.prefWidth(-1), tall = arrow.prefHeight(-1);
        arrow.relocate(snapPositionX(first + Look.px(GAP)), snapPositionY((height - tall) / 2));
        to.resizeRelocate(snapPositionX(first + wide + 2 * Look.px(GAP)), 0, Math.max(0, Math.min(room - first, to.prefWidth(-1))), height);
    }
}
