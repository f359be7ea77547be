package dev.thalamus.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Avatar, name, {@code @domain} and ×n of an agent in one line; when it is narrow the domain is cut before the name. Confined to the FX thread. */
public final class AgentName extends HBox {
    private final AgentAvatar avatar;
    private final Label name = new Label();
    private final Label domain = new Label();
    private final Chip copies = new Chip("");

    public AgentName(AgentFace face) {
        avatar = new AgentAvatar(face);
        getStyleClass().add("agent-name");
        name.getStyleClass().add("name");
        name.setMinWidth(12);
        domain.getStyleClass().add("domain");
        domain.setMinWidth(0);
        // HBox takes room away from ALWAYS before SOMETIMES.
        var words = new HBox(name, domain);
        HBox.setHgrow(domain, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.SOMETIMES);
        name.setMaxWidth(USE_PREF_SIZE);
        domain.setMaxWidth(USE_PREF_SIZE);
        words.setMinWidth(0);
        setHgrow(words, Priority.SOMETIMES);
        setMinWidth(0);
        getChildren().addAll(avatar, words, copies);
        show(face);
    }

    /** Changes the agent; for cells. */
    public void show(AgentFace face) {
        avatar.show(face);
        name.setText(face.name());
        domain.setText(face.domain() == null ? "" : "@" + face.domain());
        domain.setManaged(face.domain() != null);
        domain.setVisible(face.domain() != null);
        copies.setText("×" + face.instances());
        copies.setManaged(face.instances() > 1);
        copies.setVisible(face.instances() > 1);
        getStyleClass().remove("gone");
        if (face.kind() == AgentFace.Kind.GONE)
            getStyleClass().add("gone");
        setAccessibleText(AgentAvatar.describe(face));
    }
}
