package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.TallCell;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A session in the list: what it is about, how it stands, who takes part. Confined to the FX thread. */
final class SessionCell extends TallCell<SessionView> {
    private static final int MOST_AVATARS = 4;

    private final Agents agents;
    private final Label title = Labels.of("", Style.MEDIUM);
    private final Chip state = new Chip("", Style.SUCCESS);
    private final List<AgentAvatar> avatars = new ArrayList<>();
    private final Label more = Labels.of("", Style.CAPTION, Style.MUTED);
    private final Label numbers = Labels.of("", Style.CAPTION, Style.MUTED);
    private final HBox faces = new HBox();
    private final VBox box;

    SessionCell(Agents agents) {
        this.agents = agents;
        for (int i = 0; i < MOST_AVATARS; i++) {
            avatars.add(new AgentAvatar(AgentFace.live("", 0)));
        }
        faces.getStyleClass().add("faces");
        faces.getChildren().addAll(avatars);
        faces.getChildren().add(more);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        numbers.setMinWidth(0);
        numbers.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        more.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(Look.px(60));
        state.setMinWidth(Look.px(40));
        var above = new HBox(title, state);
        var below = new HBox(faces, Labels.spacer(), numbers);
        above.getStyleClass().add("line");
        below.getStyleClass().add("line");
        box = new VBox(above, below);
        box.getStyleClass().add("session-cell");
    }

    @Override
    protected void updateItem(@Nullable SessionView session, boolean empty) {
        super.updateItem(session, empty);
        if (empty || session == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(SessionWords.title(session));
        state.show(SessionWords.state(session), SessionWords.tone(session));
        List<String> who = session.participants();
        for (int i = 0; i < MOST_AVATARS; i++) {
            boolean there = i < who.size();
            avatars.get(i).setVisible(there);
            avatars.get(i).setManaged(there);
            if (there) {
                avatars.get(i).show(Faces.named(agents, who.get(i)));
            }
        }
        more.setText(who.size() > MOST_AVATARS ? "+" + (who.size() - MOST_AVATARS) : "");
        numbers.setText(I18n.get("sessions.numbers", session.texts(), Formats.duration(SessionWords.lasted(session)),
                Formats.time(SessionWords.instant(session.lastAt()))));
        setAccessibleText(title.getText() + ", " + state.getText() + ", " + EventText.names(who) + ", " + numbers.getText());
        setGraphic(box);
    }
}
