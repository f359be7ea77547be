package dev.thalamus.ui.shell;

import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.ScreenId;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the window is, and the way back. Confined to the FX thread. */
final class Navigation {
    private static final int STEPS = 100;

    private final ReadOnlyObjectWrapper<Destination> here;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final Deque<Destination> back = new ArrayDeque<>();
    private final Deque<Destination> forward = new ArrayDeque<>();

    Navigation(ScreenId first) { here = new ReadOnlyObjectWrapper<>(new Destination.Whole(first)); }

    ReadOnlyObjectProperty<Destination> here() { return here.getReadOnlyProperty(); }

    ReadOnlyBooleanProperty canGoBack() { return canGoBack.getReadOnlyProperty(); }

    /** Going to where one is already is no step. */
    void go(Destination destination) {
        if (!destination.equals(here.get())) {
            back.push(here.get());
            if (back.size() > STEPS) {
                back.removeLast();
            }
            forward.clear();
        }
        show(destination);
    }

    void back() { step(back, forward); }

    void forward() { step(forward, back); }

    private void step(Deque<Destination> from, Deque<Destination> to) {
        if (!from.isEmpty()) {
            to.push(here.get());
            show(from.pop());
        }
    }

    private void show(Destination destination) {
        canGoBack.set(!back.isEmpty());
        here.set(destination);
    }
}
