package dev.thalamus.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.thalamus.assets.Assets;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Theme, zoom and motion of all windows. Confined to the FX thread.
 *
 * <p>One for the process, because JavaFX's base style sheet is. Every scene is given to {@link #apply} once and follows from then on; pop-ups
 * and dialogs take the style sheets of the window they belong to.
 */
public final class Look {
    /** Which colours a person chose. */
    public enum Theme {
        SYSTEM, LIGHT, DARK
    }

    /** The smallest and the largest zoom; presentation mode is 1.5. */
    public static final double MIN_ZOOM = 0.7, MAX_ZOOM = 2.5;

    private static final ObjectProperty<Theme> THEME = new SimpleObjectProperty<>(Theme.SYSTEM);
    private static final ReadOnlyDoubleWrapper ZOOM = new ReadOnlyDoubleWrapper(1);
    private static final ReadOnlyObjectWrapper<Palette> PALETTE = new ReadOnlyObjectWrapper<>(Palette.read(false));
    private static final List<WeakReference<Scene>> SCENES = new ArrayList<>();
    private static final BooleanProperty LESS_MOTION = new SimpleBooleanProperty();
    private static final InvalidationListener SYSTEM_CHANGED = _ -> refresh();
    private static ObservableValue<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private static boolean started;
    private static @Nullable String base;

    private Look() {}

    /** The chosen theme; SYSTEM follows the desktop's colour scheme live. */
    public static ObjectProperty<Theme> themeProperty() {
        return THEME;
    }

    /** The colours in force; changes with the theme, so a canvas that listens to it repaints in time. */
    public static ReadOnlyObjectProperty<Palette> paletteProperty() {
        return PALETTE.getReadOnlyProperty();
    }

    public static Palette palette() { return PALETTE.get(); }

    /** The zoom in force, 1 is 100 %. */
    public static ReadOnlyDoubleProperty zoomProperty() { return ZOOM.getReadOnlyProperty(); }

    /** Runs something at each change of {@code what} as long as the node is in use: these properties outlive windows and must not keep them. */
    public static void follow(Node node, ObservableValue<?> what, Runnable rewrite) {
        ChangeListener<Object> listener = (_, _, _) -> rewrite.run();
        node.getProperties().put(listener, Look.class);
        what.addListener(new WeakChangeListener<>(listener));
    }

    /** Zooms everything; values outside {@link #MIN_ZOOM} to {@link #MAX_ZOOM} are taken to the nearest. */
    public static void zoom(double zoom) {
        ZOOM.set(Math.clamp(zoom, MIN_ZOOM, MAX_ZOOM));
        refresh();
    }

    /** A length of the design at the zoom in force, in whole pixels. */
    public static double px(double design) {
        return Math.rint(design * ZOOM.get());
    }

    /** Whether a person wants less motion than the desktop asks for. */
    public static BooleanProperty lessMotionProperty() {
        return LESS_MOTION;
    }

    /** A duration of the design, or none when the desktop or a person asks for less motion. */
    public static Duration motion(double millis) {
        return LESS_MOTION.get() || started && Platform.getPreferences().isReducedMotion() ? Duration.ZERO : Duration.millis(millis);
    }

    /** Dresses a scene now and whenever theme or zoom change. */
    public static void apply(Scene scene) {
        start();
        SCENES.removeIf(held -> held.refersTo(null) || held.refersTo(scene));
        SCENES.add(new WeakReference<>(scene));
        scene.getStylesheets().setAll(sheets());
        scene.setFill(palette().bg());
    }

    /** Loads the fonts and follows the system; done by the first {@link #apply}. */
    private static void start() {
        if (started)
            return;
        started = true;
        for (var font : Assets.Font.values())
            Font.loadFont(font.open(), 13);
        Icons.loadFonts();
        THEME.addListener((at, was, is) -> refresh());
        followSystem(Platform.getPreferences().colorSchemeProperty());
    }

    /** Takes the desktop's colours, or what a test has instead of a desktop. */
    static void followSystem(ObservableValue<ColorScheme> scheme) {
        system.removeListener(SYSTEM_CHANGED);
        system = scheme;
        scheme.addListener(SYSTEM_CHANGED);
        refresh();
    }

    private static void refresh() {
        if (!started)
            return;
        boolean dark = switch (THEME.get()) {
            case SYSTEM -> system.getValue() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        var theme = dark ? new PrimerDark() : new PrimerLight();
        // Changing the base sheet styles every window anew: only when it is another one.
        var wanted = Zoomed.sheet(Look.class.getResource(theme.getUserAgentStylesheet()), theme.getUserAgentStylesheet(), ZOOM.get());
        if (!wanted.equals(base))
            Application.setUserAgentStylesheet(base = wanted);
        if (PALETTE.get().dark() != dark)
            PALETTE.set(Palette.read(dark));
        SCENES.removeIf(held -> held.refersTo(null));
        var sheets = sheets();
        for (var held : SCENES) {
            var scene = held.get();
            if (scene == null)
                continue;
            scene.getStylesheets().setAll(sheets);
            scene.setFill(palette().bg());
        }
    }

    private static List<String> sheets() {
        var urls = new ArrayList<URL>();
        urls.add(Assets.tokens(palette().dark()));
        urls.addAll(Assets.sheets());
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW))
            urls.add(Assets.opaqueSheet());
        return urls.stream().map(url -> Zoomed.sheet(url, url.toExternalForm(), ZOOM.get())).toList();
    }
}
