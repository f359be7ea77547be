package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.Faces;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was said, as in a messenger; what only keeps the session going stands small between. Confined to the FX thread. */
final class ConversationView extends ListView<SessionEntry> {
    ConversationView(Agents agents) {
        setId("session-conversation");
        getStyleClass().addAll("conversation", "plain");
        setCellFactory(_ -> new Cell(agents));
        I18n.follow(this, this::refresh);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            SessionEntry entry = getSelectionModel().getSelectedItem();
            if (entry != null && event.isShortcutDown() && event.getCode() == KeyCode.C) {
                Clip.copy(entry.text().isEmpty() ? entry.json() : entry.text());
                event.consume();
            }
        });
    }

    private static final class Cell extends ListCell<SessionEntry> {
        private final Agents agents;
        private final AgentAvatar avatar = new AgentAvatar(AgentFace.live("", 0), 24);
        private final Label name = Labels.of("", Style.MEDIUM);
        private final Label to = Labels.of("", Style.CAPTION, Style.MUTED);
        private final Label at = Labels.of("", Style.CAPTION, Style.SUBTLE);
        private final Label words = Labels.of("", "words");
        private final HBox said;
        private final Label aside = Labels.of("", Style.CAPTION, Style.MUTED);
        private final HBox between = new HBox(aside);

        Cell(Agents agents) {
            this.agents = agents;
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            var head = new HBox(name, to, at);
            head.getStyleClass().add("head");
            var bubble = new VBox(head, words);
            bubble.getStyleClass().add("bubble");
            HBox.setHgrow(bubble, Priority.ALWAYS);
            said = new HBox(avatar, bubble);
            said.getStyleClass().add("said");
            between.getStyleClass().add("aside");
            setPrefWidth(0);
        }

        /** As high as what it shows: the theme's rows are all of one height. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + snappedBottomInset()
                            + getGraphic().prefHeight(getWidth() - snappedLeftInset() - snappedRightInset());
        }

        @Override
        protected void updateItem(@Nullable SessionEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            String time = Formats.timeMillis(SessionWords.instant(entry.at()));
            if (SessionWords.said(entry) != SessionWords.Said.BY_AGENT) {
                boolean hub = SessionWords.said(entry) == SessionWords.Said.BY_HUB;
                aside.setText((hub ? "" : entry.sender() + " · ") + SessionWords.line(entry) + " · " + time);
                aside.getStyleClass().setAll("label", Style.CAPTION, SessionWords.bad(entry) ? Style.DANGER_TEXT : Style.MUTED);
                setGraphic(between);
                return;
            }
            avatar.show(Faces.named(agents, entry.sender()));
            name.setText(entry.sender());
            to.setText(entry.audience().isEmpty() ? "" : I18n.get("sessions.to", String.join(", ", entry.audience())));
            at.setText(time);
            boolean plain = !entry.text().isEmpty();
            words.setText(plain ? entry.text() : SessionWords.kind(entry));
            words.getStyleClass().setAll("label", "words", plain ? "plain" : Style.MUTED);
            setGraphic(said);
        }
    }
}
