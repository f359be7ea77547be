package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.CopyButton;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** What a session is and how it stands, in one row, with what can be done. Confined to the FX thread. */
final class SessionHead extends HBox {
    /** Characters of a state that may be cut: it names an agent. */
    private static final int LONG_STATE = 26;

    /** The facts give way first, then the state, then what is longer of the title. */
    private final Label title = new Label() {
        @Override
        protected double computeMinWidth(double height) { return Math.min(prefWidth(height), Look.px(200)); }
    };
    private final Tooltip whole = new Tooltip();
    private final Chip state = new Chip("", Style.SUCCESS);
    private final HBox id = new HBox();
    private final Label facts = Labels.of("", Style.DENSE, Style.MUTED);

    SessionHead(List<Button> actions) {
        getStyleClass().add("session-head");
        title.getStyleClass().add("title");
        title.setMaxWidth(Look.px(360));
        title.setTooltip(whole);
        state.setMaxWidth(Look.px(240));
        id.setMinWidth(USE_PREF_SIZE);
        id.getStyleClass().add("session-id");
        facts.setMinWidth(0);
        facts.setId("session-facts");
        getChildren().addAll(title, state, id, facts, Labels.spacer());
        getChildren().addAll(actions);
    }

    void show(SessionView session) {
        boolean talk = TalkSessions.is(session.id());
        title.setText(SessionWords.title(session));
        whole.setText(title.getText());
        state.show(SessionWords.state(session), SessionWords.tone(session));
        state.setMinWidth(state.getText().length() > LONG_STATE ? Look.px(140) : USE_PREF_SIZE);
        String shortId = session.id().substring(0, Math.min(8, session.id().length()));
        id.getChildren().setAll(talk
                ? List.of()
                : List.of(Labels.of(shortId, Style.CODE_SMALL), new CopyButton(session::id, I18n.text("kit.copy"))));
        facts.setText(I18n.get("sessions.facts", SessionWords.type(session), session.texts(), session.participants().size(),
                Formats.duration(SessionWords.lasted(session)), Formats.bytes(session.bytes())));
    }
}
