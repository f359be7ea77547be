package dev.thalamus.ui.bridge;

import dev.thalamus.hub.Hub;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The same question to whichever hub runs, asked again as long as somebody looks: one at a time, and not more often than its period. Confined to
 * the FX thread.
 */
public final class Question<T> {
    private final Mirror mirror;
    private final long periodNanos;
    private final Function<Hub, CompletableFuture<T>> question;
    private final Consumer<T> answer;
    private final Runnable forget;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Hub of;
    private int asked;
    private boolean waiting;
    private long askedNanos;

    /** @param forget runs when the hub is another one: what it answered is no longer so */
    public Question(Mirror mirror, Duration period, Function<Hub, CompletableFuture<T>> question, Consumer<T> answer, Runnable forget) {
        this.mirror = mirror;
        this.periodNanos = period.toNanos();
        this.question = question;
        this.answer = answer;
        this.forget = forget;
        askedNanos = System.nanoTime() - periodNanos;
    }

    /** The hub that is asked; empty while none runs. */
    public Optional<Hub> hub() { return Optional.ofNullable(of); }

    /** Why the last answer was none; empty when all is well. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Asks when it is time to. */
    public void refresh() {
        Hub hub = mirror.hub().orElse(null);
        if (hub != of) {
            of = hub;
            problem.set("");
            renew();
            forget.run();
        }
        if (hub == null || waiting || System.nanoTime() - askedNanos < periodNanos) {
            return;
        }
        waiting = true;
        askedNanos = System.nanoTime();
        int number = asked;
        FxPump.onFx(question.apply(hub), told -> {
            if (number == asked) {
                waiting = false;
                problem.set("");
                answer.accept(told);
            }
        }, failed -> {
            if (number == asked) {
                waiting = false;
                problem.set(FxPump.reason(failed));
            }
        });
    }

    /** Asks at once: what is asked for, or what it is asked about, was changed here. An answer that is still to come is not taken. */
    public void anew() {
        renew();
        refresh();
    }

    private void renew() {
        asked++;
        waiting = false;
        askedNanos = System.nanoTime() - periodNanos;
    }
}
