package dev.thalamus.ui.shell;

import dev.thalamus.assets.Assets;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.UiMemory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Size, place, theme, zoom and language as they were. Confined to the FX thread. */
public final class WindowState {
    private static final double WIDTH = 1440, HEIGHT = 900, LEAST_WIDTH = 960, LEAST_HEIGHT = 600, FARTHEST = 20_000;
    private static final double FRAME = 16; // so far a frame may reach beyond the edges, as a shadow or a grip

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

    /**
     * Size and place; a stage that has a size keeps it when none is remembered. What is remembered is brought onto the screens of now, and made as
     * small as the one that shows most of it.
     */
    public void restore(Stage stage) { restore(stage, Screen.getScreens().stream().map(Screen::getVisualBounds).toList()); }

    /** @param screens what can be used of each, the primary one first */
    void restore(Stage stage, List<Rectangle2D> screens) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        double width = memory.get("window.width", Double.NaN, LEAST_WIDTH, FARTHEST);
        double height = memory.get("window.height", Double.NaN, LEAST_HEIGHT, FARTHEST);
        if (Double.isNaN(width) || Double.isNaN(height)) {
            stage.setWidth(Double.isNaN(stage.getWidth()) ? WIDTH : stage.getWidth());
            stage.setHeight(Double.isNaN(stage.getHeight()) ? HEIGHT : stage.getHeight());
        } else {
            double x = memory.get("window.x", Double.NaN, -FARTHEST, FARTHEST);
            double y = memory.get("window.y", Double.NaN, -FARTHEST, FARTHEST);
            boolean placed = !Double.isNaN(x) && !Double.isNaN(y);
            Rectangle2D now = onto(screens, new Rectangle2D(placed ? x : FARTHEST, placed ? y : FARTHEST, width, height));
            stage.setX(now.getMinX());
            stage.setY(now.getMinY());
            stage.setWidth(now.getWidth());
            stage.setHeight(now.getHeight());
        }
        stage.setMaximized(memory.get("window.maximized", false));
    }

    private static Rectangle2D onto(List<Rectangle2D> screens, Rectangle2D was) {
        double least = (was.getWidth() - 2 * FRAME) * (was.getHeight() - 2 * FRAME);
        Optional<Rectangle2D> most = screens.stream().max(Comparator.comparingDouble(screen -> shared(screen, was)));
        if (most.isEmpty() || screens.stream().mapToDouble(screen -> shared(screen, was)).sum() >= least) {
            return was;
        }
        Rectangle2D screen = most.get();
        double width = Math.max(LEAST_WIDTH, Math.min(was.getWidth(), screen.getWidth()));
        double height = Math.max(LEAST_HEIGHT, Math.min(was.getHeight(), screen.getHeight()));
        double roomX = Math.max(0, screen.getWidth() - width), roomY = Math.max(0, screen.getHeight() - height);
        boolean seen = shared(screen, was) > 0;
        return new Rectangle2D(screen.getMinX() + (seen ? Math.clamp(was.getMinX() - screen.getMinX(), 0, roomX) : roomX / 2),
                screen.getMinY() + (seen ? Math.clamp(was.getMinY() - screen.getMinY(), 0, roomY) : roomY / 2), width, height);
    }

    /** How much of the window a screen shows, square pixels. */
    private static double shared(Rectangle2D screen, Rectangle2D window) {
        double width = Math.min(screen.getMaxX(), window.getMaxX()) - Math.max(screen.getMinX(), window.getMinX());
        double height = Math.min(screen.getMaxY(), window.getMaxY()) - Math.max(screen.getMinY(), window.getMinY());
        return Math.max(0, width) * Math.max(0, height);
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
