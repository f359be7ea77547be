package dev.thalamus.ui.kit;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Shows toasts over the lower edge of a screen, the newest lowest, at most three. Confined to the FX thread.
 *
 * <p>What they say is said whole, on as many lines as it takes.
 */
public final class ToastStack extends VBox {
    private static final int MOST = 3;
    private static final double WIDEST = 560;

    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();

    public ToastStack() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().addListener((ListChangeListener<Node>) _ -> undoable.set(getChildren().stream().anyMatch(ToastStack::canUndo)));
    }

    /** Whether one of them can be taken back. */
    public ReadOnlyBooleanProperty undoable() { return undoable.getReadOnlyProperty(); }

    /** Takes back the newest that can be taken back. */
    public void undo() {
        getChildren().reversed().stream().filter(ToastStack::canUndo).findFirst().ifPresent(shown -> ((Shown) shown).undo());
    }

    private static boolean canUndo(Node shown) { return ((Shown) shown).toast.undo() != null; }

    /** Shows a toast; the oldest goes when there are more than three, as if its time were over. */
    public void show(Toast toast) {
        while (getChildren().size() >= MOST)
            ((Shown) getChildren().getFirst()).lapse();
        getChildren().add(new Shown(toast));
    }

    /** One toast with its clock; the clock stands still while the pointer or the keyboard is on it, and once it is gone. */
    private final class Shown extends HBox {
        private final Toast toast;
        private final SimpleLongProperty left = new SimpleLongProperty();
        private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
        private final BooleanBinding runs = parentProperty().isNotNull().and(hoverProperty().or(focusWithinProperty()).not());

        private Shown(Toast toast) {
            this.toast = toast;
            getStyleClass().add("toast");
            if (!toast.tone().isEmpty())
                getStyleClass().add(toast.tone());
            setMaxWidth(Region.USE_PREF_SIZE);
            setAccessibleRole(AccessibleRole.TEXT);
            accessibleTextProperty().bind(toast.title());
            left.set(toast.stays().toSeconds());
            var words = new VBox(whole(toast.title(), "title"));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMaxWidth(WIDEST);
            words.setMinWidth(0);
            if (toast.detail() != null)
                words.getChildren().add(whole(toast.detail(), "detail"));
            getChildren().addAll(toast.icon().node(20), words);
            if (toast.undo() != null)
                getChildren().addAll(Labels.of(I18n.text("kit.seconds-left", left), "seconds"),
                        Buttons.text(Icons.UNDO, I18n.text("kit.undo"), this::undo, Style.SMALL, "outline-accent"));
            getChildren().add(Buttons.icon(Icons.CLOSE, I18n.text("kit.close"), this::lapse, Style.SMALL));
            clock.setCycleCount(Timeline.INDEFINITE);
            runs.subscribe(this::run);
        }

        private static Label whole(ObservableValue<String> text, String style) {
            Label words = Labels.wrapped(text, style);
            words.setMinWidth(0);
            return words;
        }

        private void undo() {
            var undo = toast.undo();
            if (undo != null && leave())
                undo.run();
        }

        private void run(boolean on) {
            if (on)
                clock.play();
            else
                clock.pause();
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
            boolean shown = ToastStack.this.getChildren().remove(this);
            clock.stop();
            return shown;
        }
    }
}
