package dev.thalamus.ui.kit;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** "From → To" in one line: two agents with an arrow between. Confined to the FX thread. */
public final class AgentPair extends HBox {
    private final AgentName from = new AgentName(AgentFace.live("", 0));
    private final AgentName to = new AgentName(AgentFace.live("", 0));
    private @Nullable AgentFace shownFrom;
    private @Nullable AgentFace shownTo;

    public AgentPair() {
        getStyleClass().add("agent-pair");
        var arrow = Icons.ARROW_RIGHT.node(14);
        arrow.getStyleClass().add(Style.SUBTLE);
        setHgrow(from, Priority.SOMETIMES);
        setHgrow(to, Priority.SOMETIMES);
        getChildren().addAll(from, arrow, to);
    }

    /** Changes both agents; for cells. */
    public void show(AgentFace sender, AgentFace receiver) {
        if (!sender.equals(shownFrom))
            from.show(shownFrom = sender);
        if (!receiver.equals(shownTo))
            to.show(shownTo = receiver);
        setAccessibleText(AgentAvatar.describe(sender) + " → " + AgentAvatar.describe(receiver));
    }
}
