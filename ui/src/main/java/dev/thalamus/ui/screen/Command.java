package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person can do; menus, buttons, the palette and the list of keys are made of these. Immutable.
 *
 * @param id unique in the window, {@code area.name}
 * @param text what it does, in the imperative, following the language
 * @param key what runs it wherever the focus is, or null
 * @param enabled whether it can be done now
 */
public record Command(String id, ObservableValue<String> text, Icons icon, @Nullable KeyCombination key, BooleanExpression enabled,
        Runnable action) {
    private static final BooleanExpression ALWAYS = BooleanExpression.booleanExpression(Bindings.createBooleanBinding(() -> true));

    /** A command that is always possible and has no key; its text is {@code area.cmd.name}. */
    public static Command of(String id, Icons icon, Runnable action) {
        int dot = id.indexOf('.');
        return new Command(id, I18n.text(id.substring(0, dot) + ".cmd" + id.substring(dot)), icon, null, ALWAYS, action);
    }

    /** The same with a text that names what it is done to. */
    public Command called(ObservableValue<String> words) {
        return new Command(id, words, icon, key, enabled, action);
    }

    /** The same with a key, as {@link KeyCombination#valueOf} reads it: {@code Shortcut+K}. */
    public Command key(String combination) {
        return new Command(id, text, icon, KeyCombination.valueOf(combination), enabled, action);
    }

    public Command enabledWhen(BooleanExpression condition) { return new Command(id, text, icon, key, condition, action); }

    /** Does it when it can be done. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
