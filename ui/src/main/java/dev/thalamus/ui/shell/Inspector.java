package dev.thalamus.ui.shell;

import dev.thalamus.ui.kit.InspectorPane;
import dev.thalamus.ui.kit.Settling;
import dev.thalamus.ui.screen.InspectorPage;
import dev.thalamus.ui.screen.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import org.jspecify.annotations.Nullable;

/** What the drawer at the right shows, and the way back over what it showed. Confined to the FX thread. */
final class Inspector {
    private static final int STEPS = 50;

    private final Function<Subject, InspectorPage> pages;
    private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
    private final List<Subject> trail = new ArrayList<>();
    private final InspectorPane pane;
    private int at = -1;
    private final Settling settling = new Settling(this::open);
    private @Nullable Subject wanted;
    private @Nullable InspectorPage page;

    Inspector(Function<Subject, InspectorPage> pages, Consumer<Subject> detach) {
        this.pages = pages;
        pane = new InspectorPane(() -> step(-1), () -> step(1), () -> {
            Subject now = subject.get();
            if (now != null) {
                detach.accept(now);
            }
        }, () -> show(null));
        pane.setId("inspector");
        pane.setVisible(false);
        pane.setManaged(false);
    }

    InspectorPane view() { return pane; }

    ReadOnlyObjectProperty<@Nullable Subject> subject() { return subject.getReadOnlyProperty(); }

    /** Shows a subject, or closes when it is null. Of subjects that follow each other as fast as a held key, the first and the last are shown. */
    void show(@Nullable Subject next) {
        wanted = next;
        if (next == null) {
            settling.forget();
            turnTo(null);
        } else {
            settling.stir();
        }
    }

    private void open() {
        Subject next = wanted;
        if (next == null) {
            return;
        }
        if (at < 0 || !next.equals(trail.get(at))) {
            trail.subList(at + 1, trail.size()).clear();
            trail.add(next);
            if (trail.size() > STEPS) {
                trail.removeFirst();
            }
            at = trail.size() - 1;
        }
        turnTo(next);
    }

    /** Closes, or opens what was shown last. */
    void toggle() {
        settling.forget();
        turnTo(subject.get() != null || at < 0 ? null : trail.get(at));
    }

    private void step(int by) {
        settling.forget();
        int next = at + by;
        if (next >= 0 && next < trail.size()) {
            at = next;
            turnTo(trail.get(at));
        }
    }

    private void turnTo(@Nullable Subject next) {
        pane.back().setDisable(at <= 0);
        pane.forward().setDisable(at >= trail.size() - 1);
        if (next != null && next.equals(subject.get())) {
            return;
        }
        if (next == null || page == null || !page.turnTo(next)) {
            if (page != null) {
                page.hidden();
                page = null;
            }
            if (next != null) {
                page = pages.apply(next);
                fill(pane, page);
            }
        }
        subject.set(next);
        pane.setVisible(next != null);
        pane.setManaged(next != null);
    }

    /** Puts a page into a pane and lets it follow the hub. */
    static void fill(InspectorPane pane, InspectorPage page) {
        pane.show(page.kind(), page.identity(), page.tabs().toArray(new Tab[0]), page.buttons().toArray(new Node[0]));
        page.shown();
    }
}
