package dev.thalamus.ui.kit;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** An agent's rounded square with its letter; 16 pixels, or 24 or 32. Confined to the FX thread. */
public final class AgentAvatar extends Label {
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
        shown = face;
        setText(face.letter());
        getStyleClass()
                .removeIf(name -> name.startsWith("agent-") || name.equals("simulated") || name.equals("remote") || name.equals("gone"));
        getStyleClass().add("agent-" + face.color());
        switch (face.kind()) {
            case LIVE, SYSTEM -> {
            }
            case SIMULATED -> getStyleClass().add("simulated");
            case REMOTE -> getStyleClass().add("remote");
            case GONE -> getStyleClass().add("gone");
        }
        setAccessibleText(describe(face));
    }

    static String describe(AgentFace face) {
        var name = I18n.get("kit.agent-named", face.domain() == null ? face.name() : face.name() + "@" + face.domain());
        return switch (face.kind()) {
            case LIVE, SYSTEM -> name;
            case SIMULATED -> name + ", " + I18n.get("kit.agent-simulated");
            case REMOTE -> name + ", " + I18n.get("kit.agent-remote");
            case GONE -> name + ", " + I18n.get("kit.agent-gone");
        };
    }
}
