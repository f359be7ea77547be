package dev.thalamus.ui.shell;

import dev.thalamus.assets.Assets;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.UiMemory;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Size, place, theme, zoom and language as they were. Confined to the FX thread. */
public final class WindowState {
    private static final double WIDTH = 1440, HEIGHT = 900, LEAST_WIDTH = 960, LEAST_HEIGHT = 600, FARTHEST = 20_000;

    private final UiMemory memory;

    public WindowState(UiMemory memory) { this.memory = memory; }

    /** Theme, zoom and language; before anything is built. */
    public void restoreLook() {
        String theme = memory.get("theme", Look.Theme.SYSTEM.name());
        Arrays.stream(Look.Theme.values()).filter(known -> known.name().equals(theme)).forEach(Look.themeProperty()::set);
        Look.zoom(memory.get("zoom", 1, Look.MIN_ZOOM, Look.MAX_ZOOM));
        Look.lessMotionProperty().set(memory.get("less-motion", false));
        String language = memory.get("language", "");
        if (Assets.LANGUAGES.contains(language)) {
            I18n.language(language);
        }
    }

    /** Makes the size of a first start fit the screen that it opens on, so that nothing is beyond its edges. */
    public static void fit(Stage stage, Rectangle2D screen) {
        stage.setWidth(Math.max(LEAST_WIDTH, Math.min(WIDTH, screen.getWidth())));
        stage.setHeight(Math.max(LEAST_HEIGHT, Math.min(HEIGHT, screen.getHeight())));
    }

    /** Size and place; a stage that has a size keeps it when none is remembered; a place that no screen shows any more is forgotten. */
    public void restore(Stage stage) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        double width = memory.get("window.width", Double.isNaN(stage.getWidth()) ? WIDTH : stage.getWidth(), LEAST_WIDTH, FARTHEST);
        double height = memory.get("window.height", Double.isNaN(stage.getHeight()) ? HEIGHT : stage.getHeight(), LEAST_HEIGHT, FARTHEST);
        double x = memory.get("window.x", Double.NaN, -FARTHEST, FARTHEST);
        double y = memory.get("window.y", Double.NaN, -FARTHEST, FARTHEST);
        stage.setWidth(width);
        stage.setHeight(height);
        if (!Double.isNaN(x) && !Double.isNaN(y) && !Screen.getScreensForRectangle(x, y, width, height).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(memory.get("window.maximized", false));
    }

    public void keep(Stage stage) {
        memory.put("theme", Look.themeProperty().get());
        memory.put("zoom", Look.zoomProperty().get());
        memory.put("less-motion", Look.lessMotionProperty().get());
        memory.put("language", I18n.locale().getLanguage());
        memory.put("window.maximized", stage.isMaximized());
        if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            memory.put("window.width", stage.getWidth());
            memory.put("window.height", stage.getHeight());
            memory.put("window.x", stage.getX());
            memory.put("window.y", stage.getY());
        }
        memory.save();
    }
}
