package dev.thalamus.ui.screen.console;

import dev.thalamus.hub.Hub;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The hub of this window, asked in process as its own console. Thread-safe when {@code hub} is. */
record HubTarget(Supplier<Optional<Hub>> hub) implements Target {
    @Override
    public CompletableFuture<String> send(String request, boolean answered, Duration patience) {
        Optional<Hub> running = hub.get();
        return running.isEmpty()
                ? CompletableFuture.failedFuture(new Failure(Failure.Kind.NO_HUB, ""))
                : patient(running.get().rpc(request).thenApply(answer -> answer), patience);
    }

    /** The same future with an end: without an answer it fails. */
    static CompletableFuture<String> patient(CompletableFuture<String> answer, Duration patience) {
        return answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(problem -> {
            Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
            return CompletableFuture.failedFuture(
                    cause instanceof TimeoutException ? new Failure(Failure.Kind.TIMEOUT, Long.toString(patience.toSeconds())) : cause);
        });
    }

    @Override
    public void close() {
        // There is no connection.
    }
}
