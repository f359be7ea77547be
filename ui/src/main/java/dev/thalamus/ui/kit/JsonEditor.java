package dev.thalamus.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/**
 * An editor of JSON: line numbers, colours, indentation, and the first mistake underlined while typing. Confined to the FX thread.
 *
 * <p>Tab indents; Ctrl+Tab and Ctrl+Shift+Tab leave the editor; Ctrl+Space completes where there is a completer.
 */
public final class JsonEditor extends StackPane {
    private static final int AT_ONCE = 50_000;

    private final CodeArea area = new CodeArea();
    private final ReadOnlyObjectWrapper<JsonItem.@Nullable Wrong> mistake = new ReadOnlyObjectWrapper<>();
    private final PauseTransition later = new PauseTransition(Duration.millis(250));
    private final CompletionPopup completion = new CompletionPopup(this::accept);
    private FilterField.Completer completer = (text, caret) -> List.of();
    private boolean typing;

    public JsonEditor(ObservableValue<String> name) {
        area.getStyleClass().add("json-editor");
        area.setParagraphGraphicFactory(line -> Labels.of(String.format(Locale.ROOT, "%3d", line + 1), "lineno"));
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.accessibleTextProperty().bind(name);
        area.textProperty().addListener((at, was, is) -> {
            if (is.length() <= AT_ONCE)
                check();
            else
                later.playFromStart();
            if (typing && area.isFocused())
                suggest();
            typing = false;
        });
        later.setOnFinished(event -> check());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventFilter(KeyEvent.KEY_TYPED, event -> typing = true);
        area.focusedProperty().addListener((at, was, is) -> {
            if (!is)
                completion.hide();
        });
        getChildren().add(new VirtualizedScrollPane<>(area));
        check();
    }

    public ObservableValue<String> textProperty() { return area.textProperty(); }

    public String getText() { return area.getText(); }

    /** Replaces the text; the edits before can still be undone. */
    public void setText(String json) { area.replaceText(json); }

    /** Why the text is no JSON, or null when it is. */
    public ReadOnlyObjectProperty<JsonItem.@Nullable Wrong> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /** What suggests how to go on; asked with each key and on Ctrl+Space. */
    public void setCompleter(FilterField.Completer suggests) {
        completer = suggests;
    }

    private void suggest() {
        var caret = area.getCaretBounds();
        if (caret.isPresent())
            completion.show(area, caret.get(), completer.at(area.getText(), area.getCaretPosition()));
        else
            completion.hide();
    }

    private void accept(Suggestion suggestion) {
        area.replaceText(suggestion.from(), suggestion.to(), suggestion.insert());
        area.requestFocus();
    }

    public void setEditable(boolean editable) { area.setEditable(editable); }

    /** Puts the keyboard into the editor. */
    public void focus() { area.requestFocus(); }

    private void check() {
        var text = area.getText();
        JsonItem.Wrong wrong = null;
        try {
            JsonItem.read(text);
        } catch (JsonItem.Wrong e) {
            wrong = e;
        }
        mistake.set(wrong);
        if (text.isEmpty())
            return;
        var spans = new ArrayList<>(Language.JSON.spans(text));
        if (wrong != null && !text.isBlank()) {
            int at = Math.clamp(wrong.at(), 0, text.length() - 1);
            spans.removeIf(span -> span.from() <= at && span.to() > at);
            spans.add(new TextSpan(at, at + 1, "wrong"));
            spans.sort((a, b) -> Integer.compare(a.from(), b.from()));
        }
        area.setStyleSpans(0, TextSpan.build(text.length(), spans));
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown() && completion.handle(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            suggest();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            if (event.isControlDown())
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            else if (area.isEditable() && !event.isShiftDown())
                area.replaceSelection("  ");
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && area.isEditable()) {
            var line = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == ' ')
                indent++;
            boolean opens = line.stripTrailing().endsWith("{") || line.stripTrailing().endsWith("[");
            area.replaceSelection("\n" + " ".repeat(indent + (opens ? 2 : 0)));
            area.requestFollowCaret();
            event.consume();
        }
    }
}
