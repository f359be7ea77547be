package dev.thalamus.ui.screen.settings;

import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.SettingsFile;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.CopyField;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Where the program keeps what it keeps, each place with a way to open it. Confined to the FX thread. */
final class FileLines {
    private FileLines() {}

    static List<Line> all(UiContext host) {
        var all = new ArrayList<Line>();
        host.hub().inForce().flatMap(BoundConfig::source).map(SettingsFile::file).map(Path::toAbsolutePath)
                .ifPresent(file -> all.add(place(host, "config", file, file.getParent())));
        host.hub().inForce().map(config -> config.config().storage().dir()).ifPresent(dir -> all.add(place(host, "data", dir, dir)));
        Path state = host.stateDir();
        all.add(place(host, "state", state, state));
        all.add(place(host, "logs", state.resolve("logs"), state.resolve("logs")));
        return all;
    }

    /** Opens a folder in the desktop's own program for files; nothing where there is none. */
    static void open(UiContext host, @Nullable Path folder) {
        if (folder != null) {
            host.openUrl().accept(folder.toUri().toString());
        }
    }

    private static Line place(UiContext host, String name, Path path, @Nullable Path folder) {
        var field = new HBox(new CopyField(path.toString()),
                Buttons.icon(Icons.OPEN, I18n.text("settings.open"), () -> open(host, folder), Style.SMALL));
        field.getStyleClass().addAll(Style.GAP_4, "line", "setting-path");
        HBox.setHgrow(field.getChildren().getFirst(), Priority.ALWAYS);
        var line = new Line("files." + name, Labels.of(I18n.text("settings.files." + name), Style.MEDIUM), "files " + name + " " + path,
                I18n.text("settings.files." + name + "-about"), field, () -> {});
        line.changed(false);
        return line;
    }
}
