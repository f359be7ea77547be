package dev.thalamus.ui.screen.settings;

import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Provided;
import dev.thalamus.ui.host.ShellCommand.State;
import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.OnPath;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Whether a terminal finds {@code thalamus}, and the buttons that change it where a person can. Confined to the FX thread. */
final class ShellLine {
    private final OnPath path;
    private final Node add;
    private final Node remove;
    private final ObjectProperty<@Nullable State> shown = new SimpleObjectProperty<>();
    private final Line line;

    ShellLine(OnPath path) {
        this.path = path;
        add = Buttons.text(I18n.text("settings.shell.add"), path::add);
        add.setId("shell-add");
        remove = Buttons.text(I18n.text("settings.shell.remove"), path::remove);
        remove.setId("shell-remove");
        line = new Line("shell.path", Labels.of("thalamus", Style.CODE), "thalamus path command line terminal",
                shown.flatMap(now -> now == null ? new SimpleStringProperty("") : OnPath.sentence(now)).orElse(""), new HBox(add, remove),
                () -> {});
        line.changed(false);
        show();
    }

    Line line() { return line; }

    /** Shows how it was at the last look. */
    void show() {
        State now = path.state().get();
        boolean changeable = now != null && !(now instanceof Provided || now instanceof Unable);
        there(add, changeable && !(now instanceof Added));
        there(remove, changeable && now instanceof Added);
        shown.set(now);
    }

    private static void there(Node button, boolean there) {
        button.setVisible(there);
        button.setManaged(there);
    }
}
