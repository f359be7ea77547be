package dev.thalamus.ui.screen.stream;

import dev.thalamus.ui.bridge.HistoryFeed.Progress;
import dev.thalamus.ui.bridge.SignalRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Marks;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.TableMemory;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;

/** The stream's title, how many signals there are, and what can be done with all of them. Confined to the FX thread. */
final class StreamHead extends HBox {
    private static final double NARROW = 900;

    private final Label counts = Labels.of("", Style.DENSE, Style.MUTED);
    private final Label hidden = Labels.of("", Style.DENSE, Style.WARNING_TEXT);

    StreamHead(StreamModel model, Command pause, TableMemory<SignalRow> columns, StreamActions actions, Command marksList, Marks marks) {
        getStyleClass().add(Style.SCREEN_HEAD);
        var pauseButton = Menus.button(pause);
        model.paused().subscribe(paused -> {
            pauseButton.setGraphic((paused ? Icons.PLAY : Icons.PAUSE).node());
            pauseButton.textProperty().bind(I18n.text(paused ? "stream.resume" : "stream.cmd.pause"));
        });
        MenuButton shown = menu(Icons.COLUMNS, "stream.columns");
        columns.offer(shown, I18n.text("stream.columns"));
        MenuButton export = menu(Icons.EXPORT, "stream.export");
        export.setId("stream-export");
        export.getItems()
                .setAll(Menus.items(List.of(actions.exportSelection, actions.exportFilter, actions.exportAll, actions.openFile)));
        Button marked = Menus.button(marksList);
        marked.textProperty().bind(Bindings.createStringBinding(() -> I18n.get("stream.marks-count", marks.size()), marks.changes(),
                I18n.localeProperty()));
        // Its word goes rather than the number of signals, which would be cut first.
        Button diff = Buttons.wordFrom(NARROW, this, Menus.button(actions.diff));
        getChildren().addAll(Labels.of(I18n.text("stream.title"), "title"), counts, hidden, Labels.spacer(), pauseButton, shown, marked,
                diff, export);
    }

    /** @param all whether no filter narrows the signals */
    void show(Progress progress, boolean all) {
        counts.setText(all
                ? I18n.get("stream.count-all", progress.total())
                : I18n.get("stream.count-match", Formats.count(progress.matched()), Formats.count(progress.total())));
        hidden.setText(progress.notShown() == 0 ? "" : I18n.get("stream.not-shown", progress.notShown()));
    }

    private static MenuButton menu(Icons icon, String key) {
        var menu = new MenuButton();
        menu.textProperty().bind(I18n.text(key));
        menu.setGraphic(icon.node());
        menu.getStyleClass().add("no-arrow");
        return menu;
    }
}
