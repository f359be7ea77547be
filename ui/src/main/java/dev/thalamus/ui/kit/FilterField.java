package dev.thalamus.ui.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;

/**
 * The filter line: neutral, valid or wrong while typing, with completion, colours, history and saved filters. Confined to the FX thread.
 *
 * <p>It knows no filter language: whoever uses it supplies completion and colours and says after each change of {@link #textProperty} what the
 * text is worth. Ctrl+Space asks for suggestions, Tab or Enter takes one; Enter alone applies and remembers; Esc clears.
 */
public final class FilterField extends HBox {
    /** Suggests how to go on. */
    @FunctionalInterface
    public interface Completer {
        List<Suggestion> at(String text, int caret);
    }

    /** A filter with a name. */
    public record Saved(String name, String text) {}

    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final Label prompt = new Label();
    private final Label message = Labels.of("", "message");
    private final FilterHistory history = new FilterHistory(this::again);
    private final CompletionPopup completion = new CompletionPopup(this::accept);
    private final Button save = Buttons.icon(Icons.STAR, I18n.text("kit.save-filter"), this::save, Style.SMALL);
    private final Button earlier = Buttons.icon(Icons.HISTORY, I18n.text("kit.filter-history"), () -> history.show(this), Style.SMALL);
    private final Button clear = Buttons.icon(Icons.CLOSE, I18n.text("kit.clear"), () -> setText(""), Style.SMALL);
    private Completer completer = (typed, caret) -> List.of();
    private Function<String, List<TextSpan>> colors = typed -> List.of();
    private Runnable applied = () -> {};
    private @Nullable Consumer<String> saving;
    private @Nullable TextSpan wrong;
    private boolean typing;

    /** @param hint an example in the empty line */
    public FilterField(ObservableValue<String> hint) {
        getStyleClass().add("filter-field");
        prompt.textProperty().bind(hint);
        prompt.getStyleClass().add("prompt");
        prompt.setMouseTransparent(true);
        prompt.visibleProperty().bind(text.isEmpty());
        area.getStyleClass().add("filter-text");
        area.setWrapText(false);
        area.setAccessibleRole(AccessibleRole.TEXT_FIELD);
        area.accessibleTextProperty().bind(I18n.text("kit.filter"));
        message.setMinWidth(0);
        var line = new StackPane(area, prompt);
        StackPane.setAlignment(prompt, Pos.CENTER_LEFT);
        setHgrow(line, Priority.ALWAYS);
        var tools = new HBox(save, earlier, clear);
        tools.getStyleClass().add("tools");
        tools.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.FILTER.node(), line, message, tools);
        save.setManaged(false);
        save.setVisible(false);
        clear.visibleProperty().bind(text.isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        area.textProperty().addListener((at, was, is) -> changed(is));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventFilter(KeyEvent.KEY_TYPED, event -> typing = true);
        area.focusedProperty().addListener((at, was, is) -> {
            if (!is)
                completion.hide();
        });
    }

    /** What stands in the line; changes with each key. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    public String getText() { return text.get(); }

    /** Replaces the text, as if it had been typed. */
    public void setText(String filter) {
        area.replaceText(filter.replace('\n', ' '));
        completion.hide();
    }

    /** What suggests completions; asked with each key. */
    public void setCompleter(Completer suggests) { completer = suggests; }

    /** What colours the text; asked with each key. */
    public void setColors(Function<String, List<TextSpan>> spans) {
        colors = spans;
        paint();
    }

    /** Runs on Enter. */
    public void setOnApply(Runnable action) { applied = action; }

    /** Shows the star; it is given the text to save under a name. */
    public void setOnSave(Consumer<String> action) {
        saving = action;
        save.setManaged(true);
        save.setVisible(true);
    }

    /** Applied texts, the newest first, at most fifty. */
    public ObservableList<String> history() { return history.applied(); }

    /** Filters with names, listed above the history. */
    public ObservableList<Saved> saved() { return history.saved(); }

    /** The text means nothing yet. */
    public void showNeutral() { state("", "", null); }

    /** The text is a filter; the message says what it found or cost. */
    public void showValid(String found) { state("valid", found, null); }

    /** The text is no filter; the message says why, and the characters from {@code from} to {@code to} are underlined. */
    public void showInvalid(String why, int from, int to) {
        state("invalid", why, new TextSpan(from, Math.max(to, from + 1), "wrong"));
    }

    /** Puts the keyboard into the line, all text selected. */
    public void focus() {
        area.requestFocus();
        area.selectAll();
    }

    private void state(String state, String says, @Nullable TextSpan underlined) {
        getStyleClass().removeAll("valid", "invalid");
        if (!state.isEmpty())
            getStyleClass().add(state);
        message.setText(says);
        wrong = underlined;
        paint();
    }

    private void changed(String typed) {
        if (typed.indexOf('\n') >= 0) {
            setText(typed);
            return;
        }
        wrong = null;
        text.set(typed);
        paint();
        if (typing && area.isFocused())
            suggest();
        typing = false;
    }

    private void paint() {
        int length = area.getLength();
        if (length == 0)
            return;
        var spans = new ArrayList<>(colors.apply(area.getText()));
        var mark = wrong;
        if (mark != null) {
            spans.removeIf(span -> span.to() > mark.from() && span.from() < mark.to());
            spans.add(mark);
            spans.sort((a, b) -> Integer.compare(a.from(), b.from()));
        }
        org.fxmisc.richtext.model.StyleSpans<Collection<String>> styles = TextSpan.build(length, spans);
        area.setStyleSpans(0, styles);
    }

    private void suggest() {
        var suggestions = completer.at(area.getText(), area.getCaretPosition());
        var caret = area.getCaretBounds();
        if (caret.isPresent())
            completion.show(area, caret.get(), suggestions);
        else
            completion.hide();
    }

    private void accept(Suggestion suggestion) {
        area.replaceText(suggestion.from(), suggestion.to(), suggestion.insert());
        area.requestFocus();
    }

    private void key(KeyEvent event) {
        boolean shortcut = event.isShortcutDown();
        if (completion.handle(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && (shortcut || event.isControlDown())) {
            suggest();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            history.remember(text.get().strip());
            applied.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !text.get().isEmpty()) {
            setText("");
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            history.show(this);
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
            typing = true;
        }
    }

    private void again(String filter) {
        setText(filter);
        history.remember(filter);
        applied.run();
    }

    private void save() {
        if (saving != null && !text.get().isBlank())
            saving.accept(text.get().strip());
    }
}
