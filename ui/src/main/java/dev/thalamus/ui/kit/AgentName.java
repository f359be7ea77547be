package dev.thalamus.ui.kit;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Avatar, name, {@code @domain} and ×n of an agent in one line; when it is narrow the domain is cut before the name. Confined to the FX thread. */
public final class AgentName extends HBox {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final AgentAvatar avatar;
    private final Label name = new Label();
    private final Label domain = new Label();
    private final Chip copies = new Chip("");
    private @Nullable AgentFace shown;

    public AgentName(AgentFace face) {
        avatar = new AgentAvatar(face);
        getStyleClass().add("agent-name");
        name.getStyleClass().add("name");
        domain.getStyleClass().add("domain");
        var words = new Words();
        setHgrow(words, Priority.SOMETIMES);
        setMinWidth(0);
        getChildren().addAll(avatar, words, copies);
        show(face);
    }

    /** Changes the agent; for cells. */
    public void show(AgentFace face) {
        if (face.equals(shown))
            return;
        avatar.show(face);
        name.setText(face.shown());
        domain.setText(face.domain() == null ? "" : "@" + face.shownDomain());
        domain.setManaged(face.domain() != null);
        domain.setVisible(face.domain() != null);
        copies.setText("×" + face.instances());
        copies.setManaged(face.instances() > 1);
        copies.setVisible(face.instances() > 1);
        pseudoClassStateChanged(GONE, face.kind() == AgentFace.Kind.GONE);
        shown = face;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && shown != null
                ? AgentAvatar.describe(shown)
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** The width that shows the name whole but no domain. */
    double withoutDomain() {
        return prefWidth(-1) - (domain.isManaged() ? domain.prefWidth(-1) : 0);
    }

    /** Name and domain, where the domain gives way first. */
    private final class Words extends Region {
        private Words() { getChildren().addAll(name, domain); }

        @Override
        protected double computeMinWidth(double height) { return 0; }

        @Override
        protected double computePrefWidth(double height) {
            return snapSizeX(name.prefWidth(-1)) + (domain.isManaged() ? snapSizeX(domain.prefWidth(-1)) : 0);
        }

        @Override
        protected double computePrefHeight(double width) { return name.prefHeight(-1); }

        @Override
        protected double computeMaxHeight(double width) { return prefHeight(-1); }

        @Override
        protected void layoutChildren() {
            double first = Math.min(snapSizeX(name.prefWidth(-1)), getWidth());
            name.resizeRelocate(0, 0, first, getHeight());
            domain.resizeRelocate(first, 0, Math.max(0, getWidth() - first), getHeight());
        }
    }
}
