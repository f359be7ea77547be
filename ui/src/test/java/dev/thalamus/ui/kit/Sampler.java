package dev.thalamus.ui.kit;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Shows every control of the kit; with a folder (and names of pages) as arguments it writes one PNG a page, theme and language, and ends. */
public final class Sampler {
    private Sampler() {}

    /** JavaFX on the class path starts only from a class that is no Application itself. */
    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The sampler's window. */
    public static final class Window extends Application {
        private final Queue<Runnable> steps = new ArrayDeque<>();

        @Override
        public void start(Stage stage) {
            var scene = new Scene(new StackPane(), 1200, 860);
            Look.apply(scene);
            Mark.apply(stage);
            stage.setScene(scene);
            stage.show();
            var args = getParameters().getRaw();
            var pages = args.size() > 1 ? args.subList(1, args.size()) : List.copyOf(SamplerPages.all().keySet());
            if (args.isEmpty()) {
                show(scene, "basics");
                return;
            }
            for (var language : List.of("en", "es"))
                for (var theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK))
                    for (var page : pages) {
                        steps.add(() -> {
                            I18n.language(language);
                            Look.themeProperty().set(theme);
                            show(scene, page);
                        });
                        var file = page + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
                        steps.add(() -> Pictures.write(scene, Path.of(args.getFirst(), file)));
                    }
            for (var page : pages) {
                steps.add(() -> {
                    Look.zoom(1.5);
                    show(scene, page);
                });
                steps.add(() -> Pictures.write(scene, Path.of(args.getFirst(), page + "-zoom.png")));
            }
            steps.add(stage::close);
            next();
        }

        private static void show(Scene scene, String page) {
            ((StackPane) scene.getRoot()).getChildren().setAll(SamplerPages.all().getOrDefault(page, VBox::new).get());
        }

        /** One step, then a few pulses for layout. */
        private void next() {
            var step = steps.poll();
            if (step == null)
                return;
            step.run();
            var pause = new PauseTransition(Duration.millis(120));
            pause.setOnFinished(event -> next());
            pause.play();
        }
    }
}
