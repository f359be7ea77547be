package dev.thalamus.ui.screen.stream;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Marks;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The line in which a note about one signal is written, with the signals in sight. Confined to the FX thread. */
final class NoteBar extends HBox {
    private final BiConsumer<Marks.At, String> keep;
    private final Runnable back;
    private final ReadOnlyObjectWrapper<Marks.@Nullable At> about = new ReadOnlyObjectWrapper<>();
    private final TextField words = new TextField();

    /**
     * @param keep takes the words; none leave a mark without a note
     * @param back gives the keyboard back to the signals
     */
    NoteBar(BiConsumer<Marks.At, String> keep, Runnable back) {
        this.keep = keep;
        this.back = back;
        var title = Labels.of(about.flatMap(signal -> I18n.text("stream.note-title", signal == null ? 0 : signal.sequence())), Style.DENSE);
        title.setMinWidth(USE_PREF_SIZE);
        title.setLabelFor(words);
        words.setId("note-text");
        words.promptTextProperty().bind(I18n.text("stream.note-label"));
        words.accessibleTextProperty().bind(title.textProperty());
        setHgrow(words, Priority.ALWAYS);
        words.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case ENTER -> done(true);
                case ESCAPE -> done(false);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        getStyleClass().add("find-bar");
        setId("note-bar");
        getChildren().addAll(Icons.COMMENT.node(), title, words,
                Buttons.text(I18n.text("stream.note-do"), () -> done(true), Style.SMALL, Style.ACCENT),
                Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), () -> done(false), Style.SMALL));
        visibleProperty().bind(about.isNotNull());
        managedProperty().bind(visibleProperty());
    }

    /** Begins with what was noted before. */
    void open(Marks.At signal, String before) {
        about.set(signal);
        words.setText(before);
        words.requestFocus();
        words.end();
    }

    private void done(boolean kept) {
        Marks.At signal = about.get();
        about.set(null);
        if (kept && signal != null) {
            keep.accept(signal, words.getText().strip());
        }
        back.run();
    }
}
