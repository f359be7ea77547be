package dev.thalamus.ui.screen;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Absent;
import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Dangling;
import dev.thalamus.ui.host.ShellCommand.Other;
import dev.thalamus.ui.host.ShellCommand.Provided;
import dev.thalamus.ui.host.ShellCommand.Reach;
import dev.thalamus.ui.host.ShellCommand.State;
import dev.thalamus.ui.host.ShellCommand.Taken;
import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Puts the word {@code thalamus} on the PATH, takes it back, and knows how it was at the last look. Confined to the FX thread. */
public final class OnPath {
    private final Desk desk;
    private final ShellCommand shell;
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();

    /** Looks at nothing yet. */
    public OnPath(Desk desk, ShellCommand shell) {
        this.desk = desk;
        this.shell = shell;
    }

    /** How it was at the last look or change; null before the first. */
    public ReadOnlyObjectProperty<@Nullable State> state() {
        return state.getReadOnlyProperty();
    }

    /** Looks again. */
    public void look() { ask(shell::look, _ -> {}); }

    /** Makes terminals find it, says so, and offers to take it back; what was there already is only told. */
    public void add() {
        var there = new AtomicBoolean();
        ask(() -> {
            there.set(shell.look() instanceof Added);
            return shell.add();
        }, now -> desk.say(switch (now) {
            case Added added when there.get() -> Toast.notice(Icons.CHECK_CIRCLE, brief(added));
            case Added added -> Toast.undoable(Icons.CHECK_CIRCLE, I18n.text("settings.shell.done"), brief(added), this::remove, null);
            case Taken _,Dangling _,Unable _ -> Toast.failure(I18n.text("settings.shell.not-done"), sentence(now));
            case Absent _,Other _,Provided _ -> Toast.notice(Icons.CHECK_CIRCLE, sentence(now));
        }));
    }

    /** Takes back what {@link #add} made. */
    public void remove() {
        ask(shell::remove, now -> desk.say(now instanceof Unable
                ? Toast.failure(I18n.text("settings.shell.not-done"), sentence(now))
                : Toast.notice(Icons.UNDO, I18n.text("settings.shell.removed"))));
    }

    /** What fits on one line; the whole stands in the settings. */
    private static ObservableValue<String> brief(Added added) {
        return added.reach() == Reach.FOLDER_NOT_SEARCHED ? I18n.text("settings.shell.done-see") : sentence(added);
    }

    /** How it is, in the window's language. */
    public static ObservableValue<String> sentence(State state) {
        return switch (state) {
            case Absent(var place) -> I18n.text("settings.shell.absent", place);
            case Added(var place, var reach) -> I18n.text("settings.shell.reach." + key(reach), place, String.valueOf(place.getParent()));
            case Other(_, var program) -> I18n.text("settings.shell.other", program);
            case Provided(var place) -> I18n.text("settings.shell.provided", place);
            case Taken(var program) -> I18n.text("settings.shell.taken", program);
            case Dangling(var link, var target) -> I18n.text("settings.shell.dangling", link, target);
            case Unable(var why, var detail) -> I18n.text("settings.shell.unable." + key(why), detail);
        };
    }

    private static String key(Enum<?> value) { return value.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    /** On a thread of its own: a look may start a program of the system, and the window's reader has other things to read. */
    private void ask(Supplier<State> question, Consumer<State> then) {
        FxPump.onFx(CompletableFuture.supplyAsync(question, task -> Thread.ofVirtual().name("ui-path").start(task)), now -> {
            state.set(now);
            then.accept(now);
        }, problem -> desk.say(Toast.failure(I18n.text("settings.shell.not-done"), new SimpleStringProperty(FxPump.reason(problem)))));
    }
}
