package dev.thalamus.ui.screen.sessions;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.CodeView;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Language;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One line of a session whole: who sent it to whom, and every member of it. Confined to the FX thread. */
final class ChosenLine extends VBox {
    private final Label words = Labels.of("", Style.DENSE, Style.MUTED);
    private final CodeView code = new CodeView();
    private final Button stream;
    private @Nullable Line shown;

    /** @param close takes this away again */
    ChosenLine(Desk desk, Runnable close) {
        stream = Buttons.icon(Icons.STREAM, I18n.text("sessions.line-stream"), () -> {
            if (shown != null && shown.signal() != null) {
                desk.go(new Destination.SignalAt(shown.signal().sequence()));
            }
        }, Style.SMALL);
        stream.setId("session-line-stream");
        words.setMinWidth(0);
        var away = Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), close, Style.SMALL);
        away.setId("session-line-close");
        var head = new HBox(words, Labels.spacer(), stream, away);
        head.getStyleClass().addAll("line-head", Style.LINE_TOP);
        VBox.setVgrow(code, Priority.ALWAYS);
        setId("session-line");
        setMinHeight(0);
        getChildren().addAll(head, code);
    }

    void show(Line line) {
        shown = line;
        var entry = line.entry();
        words.setText(I18n.get("sessions.line", entry.sender(),
                entry.audience().isEmpty() ? I18n.get("shell.everybody") : String.join(", ", entry.audience()),
                line.signal() == null || line.signal().type() == null ? entry.eventType() : line.signal().type().name(),
                Formats.timeMillis(SessionWords.instant(entry.at()))));
        stream.setVisible(line.signal() != null);
        stream.setManaged(line.signal() != null);
        code.show(JsonItem.tidy(entry.json()), Language.JSON);
    }
}
