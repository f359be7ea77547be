package dev.thalamus.ui.screen.settings;

import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Provided;
import dev.thalamus.ui.host.ShellCommand.State;
import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.OnPath;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Whether a terminal finds {@code thalamus}, and the buttons that change it where a person can. Confined to the FX thread. */
final class ShellLine {
    private final OnPath path;
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private final Line line;

    ShellLine(Workbench bench) {
        path = new OnPath(bench);
        Node add = Buttons.text(I18n.text("settings.shell.add"), () -> path.add(state::set));
        add.setId("shell-add");
        Node remove = Buttons.text(I18n.text("settings.shell.remove"), () -> path.remove(state::set));
        remove.setId("shell-remove");
        show(add, false);
        show(remove, false);
        state.subscribe(now -> {
            boolean changeable = now != null && !(now instanceof Provided || now instanceof Unable);
            show(add, changeable && !(now instanceof Added));
            show(remove, changeable && now instanceof Added);
        });
        line = new Line("shell.path", Labels.of("thalamus", Style.CODE), "thalamus path command line terminal",
                state.flatMap(now -> now == null ? new SimpleStringProperty("") : OnPath.sentence(now)).orElse(""), new HBox(add, remove),
                () -> {});
        line.changed(false);
    }

    Line line() { return line; }

    void look() { path.look(state::set); }

    private static void show(Node button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
