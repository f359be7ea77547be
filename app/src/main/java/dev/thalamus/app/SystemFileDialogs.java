package dev.thalamus.app;

import dev.thalamus.ui.host.FileDialogs;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The system's own file dialogs, above the window. Confined to the FX thread. */
final class SystemFileDialogs implements FileDialogs {
    private final Stage owner;

    SystemFileDialogs(Stage owner) { this.owner = owner; }

    @Override
    public Optional<Path> open(String title, List<Kind> kinds) { return chosen(chooser(title, kinds).showOpenDialog(owner)); }

    @Override
    public Optional<Path> save(String title, String suggestedName, List<Kind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner));
    }

    private static FileChooser chooser(String title, List<Kind> kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        kinds.forEach(kind -> chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.label(), kind.pattern())));
        return chooser;
    }

    private static Optional<Path> chosen(@Nullable File file) { return Optional.ofNullable(file).map(File::toPath); }
}
