package dev.thalamus.ui.kit;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** An agent's rounded square with its letter; 16 pixels, or 24 or 32. Confined to the FX thread. */
public final class AgentAvatar extends Label {
    private static final List<PseudoClass> COLORS = IntStream.range(0, 12).mapToObj(color -> PseudoClass.getPseudoClass("agent-" + color))
            .toList();
    private static final PseudoClass SIMULATED = PseudoClass.getPseudoClass("simulated"), REMOTE = PseudoClass.getPseudoClass("remote"),
            GONE = PseudoClass.getPseudoClass("gone");

    private @Nullable AgentFace shown;

    public AgentAvatar(AgentFace face) {
        getStyleClass().setAll("avatar");
        show(face);
    }

    public AgentAvatar(AgentFace face, int size) {
        this(face);
        getStyleClass().add("size-" + size);
    }

    /** Changes the agent; for cells. */
    public void show(AgentFace face) {
        if (face.equals(shown))
            return;
        var before = shown;
        shown = face;
        setText(face.letter());
        // Pseudo-classes, not style classes: a cell changes its agent many times a second, and JavaFX matches all rules anew for a class.
        if (before != null && before.color() != face.color())
            pseudoClassStateChanged(COLORS.get(before.color()), false);
        pseudoClassStateChanged(COLORS.get(face.color()), true);
        pseudoClassStateChanged(SIMULATED, face.kind() == AgentFace.Kind.SIMULATED);
        pseudoClassStateChanged(REMOTE, face.kind() == AgentFace.Kind.REMOTE);
        pseudoClassStateChanged(GONE, face.kind() == AgentFace.Kind.GONE);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && shown != null
                ? describe(shown)
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    static String describe(AgentFace face) {
        var name = I18n.get("kit.agent-named", face.domain() == null ? face.shown() : face.shown() + "@" + face.shownDomain());
        return switch (face.kind()) {
            case LIVE, SYSTEM -> name;
            case SIMULATED -> name + ", " + I18n.get("kit.agent-simulated");
            case REMOTE -> name + ", " + I18n.get("kit.agent-remote");
            case GONE -> name + ", " + I18n.get("kit.agent-gone");
        };
    }
}
