package dev.thalamus.ui.kit;

import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollToEvent;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a table at its first row while rows come and go, and leaves no gap below its last. Confined to the FX thread.
 *
 * <p>Why: JavaFX keeps a share of the whole height, so that a table that nobody has scrolled drifts downwards when it grows.
 */
public final class Foothold {
    private final TableView<?> table;
    private boolean atTop;
    private boolean waiting;
    /** Somebody wants to be elsewhere, which the cells show after the next layout. */
    private boolean leaving;

    private Foothold(TableView<?> table) {
        this.table = table;
        table.sceneProperty().subscribe(this::soon);
        table.heightProperty().subscribe(this::soon);
        table.addEventFilter(ScrollToEvent.scrollToTopIndex(), _ -> leave());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode().isNavigationKey() && event.getCode() != KeyCode.HOME) {
                leave();
            }
        });
    }

    /** For a table that shows all there is, in order; its items must be set already. */
    public static <R> void in(TableView<R> table) {
        var foothold = new Foothold(table);
        table.getItems().addListener((ListChangeListener<R>) _ -> {
            foothold.atTop |= !foothold.leaving && foothold.isAtTop();
            foothold.soon();
        });
    }

    private void leave() {
        atTop = false;
        leaving = true;
        soon();
    }

    /** After the next layout, once. */
    private void soon() {
        Scene scene = table.getScene();
        if (scene == null || waiting) {
            return;
        }
        waiting = true;
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                settle();
                atTop = false;
                leaving = false;
                waiting = false;
            }
        });
    }

    /** Before the skin has seen the change, while its cells are still those of before. */
    private boolean isAtTop() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null || first.getIndex() == 0 && first.getLayoutY() > -1;
    }

    private void settle() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        if (flow == null || first == null || last == null) {
            return;
        }
        boolean away = first.getIndex() > 0 || first.getLayoutY() < -1;
        double gap = flow.getHeight() - (last.getLayoutY() + last.getHeight());
        boolean gaping = last.getIndex() == table.getItems().size() - 1 && gap > 1;
        if (away && atTop) {
            table.scrollTo(0);
        } else if (away && gaping) {
            table.scrollTo(Math.max(0, first.getIndex() - (int) Math.ceil(gap / Math.max(1, first.getHeight()))));
        }
    }

    private @Nullable VirtualFlow<?> flow() { return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null; }
}
