package dev.thalamus.ui.screen;

import dev.thalamus.ui.kit.I18n;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * What a view follows while it can be seen. Confined to the FX thread.
 *
 * <p>Declared once with {@link #on}; nothing is called before {@link #start} or after {@link #stop}.
 */
public final class Following {
    private record Rule(Runnable show, List<ObservableValue<?>> causes) {}

    private final List<Rule> rules = new ArrayList<>();
    private Subscription running = Subscription.EMPTY;
    private boolean started;

    /** Calls {@code show} at the start and whenever one of the values or the language changes. */
    public Following on(Runnable show, ObservableValue<?>... causes) {
        var all = new ArrayList<ObservableValue<?>>(List.of(causes));
        all.add(I18n.localeProperty());
        var rule = new Rule(show, all);
        rules.add(rule);
        if (started) {
            follow(rule);
        }
        return this;
    }

    public void start() {
        if (!started) {
            started = true;
            rules.forEach(this::follow);
        }
    }

    public void stop() {
        started = false;
        running.unsubscribe();
        running = Subscription.EMPTY;
    }

    private void follow(Rule rule) {
        rule.show.run();
        for (ObservableValue<?> cause : rule.causes) {
            running = running.and(cause.subscribe(rule.show));
        }
    }
}
