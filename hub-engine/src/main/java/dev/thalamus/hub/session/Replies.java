package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Refusal;
import java.util.function.Consumer;
import java.util.function.Function;

/** Replies made of others. Stateless. */
final class Replies {
    private Replies() {}

    /** Passes on what {@code change} makes of an answer. */
    static <A, B> Reply<A> map(Reply<B> to, Function<A, B> change) {
        return new Reply<>() {
            @Override
            public void done(A value) { to.done(change.apply(value)); }

            @Override
            public void refused(Refusal why) { to.refused(why); }
        };
    }

    /** Whoever cannot be told when it fails; the failure is in the log. */
    static <A> Reply<A> of(Consumer<A> done) {
        return new Reply<>() {
            @Override
            public void done(A value) { done.accept(value); }

            @Override
            public void refused(Refusal why) { System.getLogger(Replies.class.getName()).log(System.Logger.Level.WARNING, why.why()); }
        };
    }
}
