package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.AgentAvatar;
import dev.thalamus.ui.kit.AgentFace;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SignalGlyph;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.TallCell;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.part.Faces;
import dev.thalamus.ui.screen.part.Outcomes;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was said, as in a messenger; what only keeps the session going stands small between. Confined to the FX thread. */
final class ConversationView extends ListView<Line> {
    private boolean following = true;

    ConversationView(Agents agents) {
        setId("session-conversation");
        getStyleClass().addAll("conversation", "plain");
        setCellFactory(_ -> new Cell(agents));
        I18n.follow(this, this::refresh);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Line line = getSelectionModel().getSelectedItem();
            if (line != null && event.isShortcutDown() && event.getCode() == KeyCode.C) {
                SessionEntry entry = line.entry();
                Clip.copy(entry.text().isEmpty() ? entry.json() : entry.text());
                event.consume();
            }
        });
    }

    /**
     * Shows lines, and follows the end as long as the end is seen.
     *
     * @param same whether it is still the same session
     * @param visible whether somebody looks at this
     */
    void show(List<Line> lines, boolean same, boolean visible) {
        int had = getItems().size();
        following = !same || follows(had, visible);
        boolean grown = same && had > 0 && had <= lines.size() && lines.getFirst().equals(getItems().getFirst());
        int shift = same && !grown ? Replay.shift(getItems(), lines) : 0;
        if (!grown) {
            int seen = visible && lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                    ? flow.getFirstVisibleCell().getIndex()
                    : -1;
            getItems().setAll(lines);
            if (shift > 0 && seen >= 0) {
                scrollTo(seen + shift); // earlier ones were loaded: what was in sight stays so
            }
        } else if (lines.size() > had) {
            getItems().addAll(lines.subList(had, lines.size()));
        }
        if (!getItems().isEmpty() && (!same || getItems().size() > had && following)) {
            scrollTo(getItems().size() - 1);
        }
    }

    /** Whether the last of so many lines is in sight; as before as long as nothing is laid out anew or another tab is shown. */
    private boolean follows(int count, boolean visible) {
        if (visible && !isNeedsLayout() && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> last = flow.getLastVisibleCell();
            following = last == null || last.getIndex() >= count - 1;
        }
        return following;
    }

    private static final class Cell extends TallCell<Line> {
        private final Agents agents;
        private final AgentAvatar avatar = new AgentAvatar(AgentFace.live("", 0), 24);
        private final Label name = Labels.of("", Style.MEDIUM);
        private final Label to = Labels.of("", Style.CAPTION, Style.MUTED);
        private final Label at = Labels.of("", Style.CAPTION, Style.SUBTLE);
        private final SignalGlyph type = new SignalGlyph(SignalShape.ACTION_POTENTIAL);
        private final Label fate = Labels.of("", Style.CAPTION);
        private final Label words = Labels.of("", "words");
        private final HBox said;
        private final Label aside = Labels.of("", Style.CAPTION, Style.MUTED);
        private final HBox between = new HBox(aside);

        Cell(Agents agents) {
            this.agents = agents;
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            at.setMinWidth(USE_PREF_SIZE);
            fate.setMinWidth(USE_PREF_SIZE);
            name.setMinWidth(0);
            to.setMinWidth(0);
            var head = new HBox(name, to, type, at, fate);
            head.getStyleClass().add("head");
            var bubble = new VBox(head, words);
            bubble.getStyleClass().add("bubble");
            HBox.setHgrow(bubble, Priority.ALWAYS);
            said = new HBox(avatar, bubble);
            said.getStyleClass().add("said");
            between.getStyleClass().add("aside");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            SessionEntry entry = line.entry();
            String time = Formats.timeMillis(SessionWords.instant(entry.at()));
            if (SessionWords.said(entry) != SessionWords.Said.BY_AGENT) {
                boolean hub = SessionWords.said(entry) == SessionWords.Said.BY_HUB;
                aside.setText((hub ? "" : Visible.of(entry.sender()) + " · ") + SessionWords.line(entry) + " · " + time);
                aside.getStyleClass().setAll("label", Style.CAPTION, SessionWords.bad(entry) ? Style.DANGER_TEXT : Style.MUTED);
                setGraphic(between);
                return;
            }
            avatar.show(Faces.named(agents, entry.sender()));
            name.setText(Visible.of(entry.sender()));
            to.setText(entry.audience().isEmpty() ? "" : I18n.get("sessions.to", EventText.names(entry.audience())));
            at.setText(time);
            boolean plain = !entry.text().isEmpty();
            words.setText(plain ? entry.text() : SessionWords.kind(entry));
            words.getStyleClass().setAll("label", "words", plain ? "plain" : Style.MUTED);
            type.setVisible(line.signal() != null && line.signal().type() != null);
            type.setManaged(type.isVisible());
            fate.setText(line.signal() == null ? "" : SessionWords.fate(line.signal()));
            fate.getStyleClass().setAll("label", Style.CAPTION,
                    line.signal() == null ? Style.SUBTLE : Outcomes.tone(line.signal().outcome()));
            if (line.signal() != null && line.signal().type() != null) {
                type.show(Faces.shape(line.signal().type()));
            }
            setGraphic(said);
        }
    }
}
