package dev.thalamus.ui.kit;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleLongProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows toasts over the lower edge of a screen, the newest lowest, at most three. Confined to the FX thread. */
public final class ToastStack extends VBox {
    private static final int MOST = 3;
    private static final double WIDEST = 560;

    public ToastStack() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    /** Shows a toast; the oldest goes when there are more than three, as if its time were over. */
    public void show(Toast toast) {
        while (getChildren().size() >= MOST)
            ((Shown) getChildren().getFirst()).lapse();
        getChildren().add(new Shown(toast));
    }

    /** One toast with its clock; the clock stands still while the pointer is on it. */
    private final class Shown extends HBox {
        private final Toast toast;
        private final SimpleLongProperty left = new SimpleLongProperty();
        private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));

        private Shown(Toast toast) {
            this.toast = toast;
            getStyleClass().add("toast");
            if (!toast.tone().isEmpty())
                getStyleClass().add(toast.tone());
            setMaxWidth(Region.USE_PREF_SIZE);
            setAccessibleRole(AccessibleRole.TEXT);
            accessibleTextProperty().bind(toast.title());
            left.set(toast.stays().toSeconds());
            var words = new VBox(Labels.of(toast.title(), "title"));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMaxWidth(WIDEST);
            words.setMinWidth(0);
            if (toast.detail() != null)
                words.getChildren().add(detail(Labels.of(toast.detail(), "detail")));
            getChildren().addAll(toast.icon().node(20), words);
            var undo = toast.undo();
            if (undo != null)
                getChildren().addAll(Labels.of(I18n.text("kit.seconds-left", left), "seconds"), undoButton(undo));
            getChildren().add(Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), this::lapse, Style.SMALL));
            clock.setCycleCount(Timeline.INDEFINITE);
            clock.play();
            setOnMouseEntered(event -> clock.pause());
            setOnMouseExited(event -> clock.play());
        }

        /** Says why something failed and what to do next: all of it, on as many lines as it takes. */
        private static Label detail(Label words) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            return words;
        }

        private Node undoButton(Runnable undo) {
            return Buttons.text(Icons.UNDO, I18n.text("kit.undo"), () -> {
                if (!leave())
                    return;
                undo.run();
            }, Style.SMALL, "outline-accent");
        }

        private void tick() {
            left.set(left.get() - 1);
            if (left.get() <= 0)
                lapse();
        }

        private void lapse() {
            if (!leave())
                return;
            var lapsed = toast.lapsed();
            if (lapsed != null)
                lapsed.run();
        }

        /** Ends it once; false when it has ended before. */
        private boolean leave() {
            clock.stop();
            setOnMouseExited(null);
            return ToastStack.this.getChildren().remove(this);
        }
    }
}
