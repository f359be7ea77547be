package dev.thalamus.ui.kit;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Shows every control of the kit; with a folder as argument it writes one PNG a page, theme and language, and ends. */
public final class Sampler {
    private Sampler() {}

    /** JavaFX on the class path starts only from a class that is no Application itself. */
    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The sampler's window. */
    public static final class Window extends Application {

        @Override
        public void start(Stage stage) {
            var scene = new Scene(new VBox(), 1200, 860);
            Look.apply(scene);
            stage.setScene(scene);
            stage.show();
            var args = getParameters().getRaw();
            if (args.isEmpty()) {
                scene.setRoot(SamplerPages.all().values().iterator().next().get());
                return;
            }
            for (var language : new String[]{"en", "es"})
                for (var theme : new Look.Theme[]{Look.Theme.LIGHT, Look.Theme.DARK}) {
                    I18n.language(language);
                    Look.themeProperty().set(theme);
                    SamplerPages.all().forEach((name, page) -> {
                        if (args.size() > 1 && !args.subList(1, args.size()).contains(name))
                            return;
                        scene.setRoot(page.get());
                        Pictures.write(scene, Path.of(args.getFirst(),
                                name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + language + ".png"));
                    });
                }
            Look.zoom(1.5);
            SamplerPages.all().forEach((name, page) -> {
                if (args.size() > 1 && !args.subList(1, args.size()).contains(name))
                    return;
                scene.setRoot(page.get());
                Pictures.write(scene, Path.of(args.getFirst(), name + "-zoom.png"));
            });
            stage.close();
        }
    }
}
