package dev.thalamus.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.TraversalDirection;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import javafx.geometry.Insets;

/** A snippet to read, select and copy whole, in the colours of its language. Confined to the FX thread. */
public final class CodeView extends StackPane {
    private final CodeArea area = new CodeArea();
    private Language language = Language.PLAIN;

    public CodeView() {
        getStyleClass().add("code-pane");
        area.getStyleClass().add("code-view");
        // Hides the caret as well. Telling it to be off would hang the area, and its window with it, on a stream that RichTextFX never forgets.
        area.setEditable(false);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.accessibleTextProperty().bind(I18n.text("kit.code"));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB)
                return;
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        });
        var copy = new CopyButton(area::getText, I18n.text("kit.copy"), Style.SMALL);
        setAlignment(copy, Pos.TOP_RIGHT);
        setMargin(copy, new Insets(12));
        getChildren().addAll(new VirtualizedScrollPane<>(area), copy);
    }

    /** Shows a text in the colours of a language. */
    public void show(String code, Language of) {
        language = of;
        String text = code.stripTrailing(); // a last line break would be one more line to scroll to
        area.replaceText(text);
        if (!text.isEmpty())
            area.setStyleSpans(0, TextSpan.build(text.length(), language.spans(text)));
        area.moveTo(0);
        area.scrollToPixel(0, 0);
    }
}
