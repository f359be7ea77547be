package dev.thalamus.ui.screen.part;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.ShellCommand;
import dev.thalamus.ui.host.ShellCommand.Absent;
import dev.thalamus.ui.host.ShellCommand.Added;
import dev.thalamus.ui.host.ShellCommand.Other;
import dev.thalamus.ui.host.ShellCommand.Provided;
import dev.thalamus.ui.host.ShellCommand.State;
import dev.thalamus.ui.host.ShellCommand.Taken;
import dev.thalamus.ui.host.ShellCommand.Unable;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** Puts the word {@code thalamus} on the PATH, takes it back, and says how it is. Confined to the FX thread. */
public final class OnPath {
    private final Workbench bench;
    private final ShellCommand shell;

    public OnPath(Workbench bench) {
        this.bench = bench;
        shell = bench.host().shell();
    }

    /** Looks, and tells. */
    public void look(Consumer<State> then) { ask(shell::look, then); }

    /** Makes terminals find it, says so, and offers to take it back. */
    public void add(Consumer<State> then) {
        ask(shell::add, state -> {
            boolean done = state instanceof Added;
            boolean failed = state instanceof Taken || state instanceof Unable;
            bench.desk().say(done
                    ? Toast.undoable(Icons.CHECK_CIRCLE, I18n.text("settings.shell.done"), sentence(state), () -> remove(then), null)
                    : failed
                            ? Toast.failure(I18n.text("settings.shell.not-done"), sentence(state))
                            : Toast.notice(Icons.CHECK_CIRCLE, sentence(state)));
            then.accept(state);
        });
    }

    /** Takes back what {@link #add} made. */
    public void remove(Consumer<State> then) {
        ask(shell::remove, state -> {
            bench.desk().say(state instanceof Unable
                    ? Toast.failure(I18n.text("settings.shell.not-done"), sentence(state))
                    : Toast.notice(Icons.UNDO, I18n.text("settings.shell.removed")));
            then.accept(state);
        });
    }

    /** How it is, in the window's language. */
    public static ObservableValue<String> sentence(State state) {
        return switch (state) {
            case Absent(var place) -> I18n.text("settings.shell.absent", place);
            case Added(var place, var reach) -> I18n.text("settings.shell.reach." + key(reach), place, String.valueOf(place.getParent()));
            case Other(_, var program) -> I18n.text("settings.shell.other", program);
            case Provided(var place) -> I18n.text("settings.shell.provided", place);
            case Taken(var program) -> I18n.text("settings.shell.taken", program);
            case Unable(var why, var detail) -> I18n.text("settings.shell.unable." + key(why), detail);
        };
    }

    private static String key(Enum<?> value) { return value.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    /** On a thread of its own: a look may start a program of the system, and the window's reader has other things to read. */
    private void ask(Supplier<State> question, Consumer<State> then) {
        FxPump.onFx(CompletableFuture.supplyAsync(question, task -> Thread.ofVirtual().name("ui-path").start(task)), then,
                problem -> bench.desk()
                        .say(Toast.failure(I18n.text("settings.shell.not-done"), new SimpleStringProperty(FxPump.reason(problem)))));
    }
}
