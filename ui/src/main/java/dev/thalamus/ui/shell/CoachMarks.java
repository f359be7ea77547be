package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.UiMemory;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Points at a few parts of the window, one after another: by itself the first time, later when asked. It covers nothing up, takes no keys but Escape,
 * and one click ends it for good. Confined to the FX thread.
 */
final class CoachMarks {
    private static final String SEEN = "coach.seen";
    private static final double GAP = 8;

    /**
     * A part of the window and what is said of it.
     *
     * @param id of the node
     * @param text its name in the bundle
     */
    private record Mark(String id, String text) {}

    private static final List<Mark> MARKS = List.of(new Mark("hub-switcher", "hub"), new Mark("rail", "screens"),
            new Mark("search", "search"), new Mark("status-hub", "status"));

    private final StackPane root;
    private final UiMemory memory;
    private final IntegerProperty at = new SimpleIntegerProperty();
    private final VBox bubble = new VBox();

    CoachMarks(StackPane root, UiMemory memory) {
        this.root = root;
        this.memory = memory;
        ObservableValue<String> text = at.flatMap(index -> I18n.text("shell.coach." + MARKS.get(index.intValue()).text()));
        Button next = Buttons.text(I18n.text("shell.coach-next"), this::next, Style.ACCENT);
        next.setId("coach-next");
        next.textProperty().unbind();
        next.textProperty()
                .bind(at.flatMap(index -> I18n.text(index.intValue() == MARKS.size() - 1 ? "shell.coach-done" : "shell.coach-next")));
        Button skip = Buttons.text(I18n.text("shell.coach-skip"), this::end, Style.FLAT);
        skip.setId("coach-skip");
        var foot = new HBox(
                Labels.of(I18n.text("shell.coach-count", at.map(index -> index.intValue() + 1), MARKS.size()), Style.CAPTION, Style.SUBTLE),
                Labels.spacer(), skip, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add(Style.GAP_8);
        bubble.getChildren().addAll(Labels.wrapped(text), foot);
        bubble.setId("coach");
        bubble.getStyleClass().addAll(Style.POP_UP, "coach-mark");
        bubble.setAccessibleRole(AccessibleRole.TOOLTIP);
        bubble.accessibleTextProperty().bind(text);
        bubble.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(bubble, Pos.TOP_LEFT);
        bubble.layoutBoundsProperty().subscribe(this::place);
        root.layoutBoundsProperty().subscribe(this::place);
    }

    /** Begins when this window was never opened before. */
    void beginFirstTime() {
        if (!memory.get(SEEN, false)) {
            begin();
        }
    }

    /** Begins at the first part; never again by itself. */
    void begin() {
        memory.put(SEEN, true);
        at.set(0);
        if (!showing()) {
            root.getChildren().add(bubble);
        }
        place();
    }

    boolean showing() { return root.getChildren().contains(bubble); }

    /** Takes it away. */
    void end() { root.getChildren().remove(bubble); }

    private void next() {
        if (at.get() == MARKS.size() - 1) {
            end();
        } else {
            at.set(at.get() + 1);
            place();
        }
    }

    /** Below its part, or above where below is no room, or beside what is as high as the window. */
    private void place() {
        Node target = root.lookup("#" + MARKS.get(at.get()).id());
        if (target == null || !showing()) {
            return;
        }
        Bounds part = root.sceneToLocal(target.localToScene(target.getLayoutBounds()));
        double width = bubble.getWidth();
        double height = bubble.getHeight();
        boolean tall = part.getHeight() > root.getHeight() / 2;
        double below = part.getMaxY() + GAP;
        double x = tall ? part.getMaxX() + GAP : part.getMinX();
        double y = tall ? part.getMinY() + GAP : below + height > root.getHeight() ? part.getMinY() - GAP - height : below;
        bubble.setTranslateX(Math.clamp(x, GAP, Math.max(GAP, root.getWidth() - width - GAP)));
        bubble.setTranslateY(Math.clamp(y, GAP, Math.max(GAP, root.getHeight() - height - GAP)));
    }
}
