package dev.thalamus.ui.screen.settings;

import dev.thalamus.assets.Assets;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** What can be set about the window itself; it holds at once. Confined to the FX thread. */
final class WindowLines {
    private static final List<Double> ZOOMS = List.of(0.8, 1.0, 1.25, 1.5, 2.0);

    private WindowLines() {}

    static List<Line> all(Command hints) { return List.of(theme(), language(), zoom(), motion(), hints(hints)); }

    private static Line theme() {
        var choice = new SegmentedControl<>(Look.themeProperty().get());
        for (Look.Theme theme : Look.Theme.values()) {
            choice.with(theme, I18n.text("settings.window.theme." + theme.name().toLowerCase(Locale.ROOT)));
        }
        choice.valueProperty().bindBidirectional(Look.themeProperty());
        Line line = line("theme", choice, () -> Look.themeProperty().set(Look.Theme.SYSTEM));
        follow(line, Look.themeProperty(), () -> line.changed(Look.themeProperty().get() != Look.Theme.SYSTEM));
        line.showDefault(I18n.text("settings.default", I18n.text("settings.window.theme.system")));
        return line;
    }

    private static Line language() {
        var choice = new SegmentedControl<>(I18n.locale().getLanguage());
        for (String language : Assets.LANGUAGES) {
            Locale locale = Locale.of(language);
            String name = locale.getDisplayLanguage(locale);
            choice.with(language, new SimpleStringProperty(name.substring(0, 1).toUpperCase(locale) + name.substring(1)));
        }
        choice.valueProperty().subscribe(chosen -> {
            if (!chosen.equals(I18n.locale().getLanguage())) {
                I18n.language(chosen);
            }
        });
        String system = Locale.getDefault().getLanguage();
        String standard = Assets.LANGUAGES.contains(system) ? system : Assets.LANGUAGES.getFirst();
        Line line = line("language", choice, () -> choice.valueProperty().set(standard));
        line.changed(!I18n.locale().getLanguage().equals(standard));
        line.showDefault(I18n.text("settings.default", I18n.localeProperty().map(now -> Locale.of(standard).getDisplayLanguage(now))));
        I18n.follow(line, () -> {
            choice.valueProperty().set(I18n.locale().getLanguage());
            line.changed(!I18n.locale().getLanguage().equals(standard));
        });
        return line;
    }

    private static Line zoom() {
        var choice = new SegmentedControl<>(Look.zoomProperty().get());
        ZOOMS.forEach(zoom -> choice.with(zoom, new SimpleStringProperty(Formats.percent(zoom, 0))));
        choice.valueProperty().subscribe(chosen -> {
            if (chosen != Look.zoomProperty().get()) {
                Look.zoom(chosen);
            }
        });
        Line line = line("zoom", choice, () -> Look.zoom(1));
        follow(line, Look.zoomProperty(), () -> {
            choice.valueProperty().set(Look.zoomProperty().get());
            line.changed(Look.zoomProperty().get() != 1);
        });
        line.showDefault(I18n.text("settings.default", Formats.percent(1, 0)));
        return line;
    }

    private static Line motion() {
        var choice = new CheckBox();
        choice.selectedProperty().bindBidirectional(Look.lessMotionProperty());
        Line line = line("motion", choice, () -> choice.setSelected(false));
        follow(line, Look.lessMotionProperty(), () -> line.changed(Look.lessMotionProperty().get()));
        return line;
    }

    private static void follow(Line line, ObservableValue<?> what, Runnable rewrite) {
        rewrite.run();
        Look.follow(line, what, rewrite);
    }

    private static Line hints(Command hints) {
        Line line = line("hints", Buttons.text(I18n.text("settings.window.hints-do"), hints::run), () -> {});
        line.changed(false);
        return line;
    }

    private static Line line(String name, Node field, Runnable reset) {
        return new Line("window." + name, Labels.of(I18n.text("settings.window." + name), Style.MEDIUM), "window " + name,
                I18n.text("settings.window." + name + "-about"), field, reset);
    }
}
