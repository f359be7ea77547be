package dev.thalamus.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Rows and waiting, for the tests of the store. */
@NullUnmarked
final class Rows {
    static final long TTL = 300_000;
    static final Duration SOON = Duration.ofSeconds(30);

    private Rows() {}

    static Pending row(long id, String name) { return row(id, name, null, System.currentTimeMillis()); }

    static Pending row(long id, String name, @Nullable String instance, long nowMillis) {
        byte[] frame = new byte[100 + (int) (id % 90)];
        Arrays.fill(frame, (byte) id);
        byte[] text = ("frame " + id).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, frame, 0, text.length);
        return new Pending(id, name, instance, "hash-of-ana", "ana", Protocol.NEURAL, 1, frame, nowMillis, nowMillis + TTL);
    }

    /** Stores and waits for the commit. */
    static void store(Store store, Pending... rows) {
        all(Arrays.stream(rows).map(row -> stored(store, row)).toList());
    }

    static CompletableFuture<Boolean> stored(Store store, Pending row) {
        var future = new CompletableFuture<Boolean>();
        if (!store.append(row, problem -> {
            if (problem == null) {
                future.complete(true);
            } else {
                future.completeExceptionally(problem);
            }
        })) {
            future.completeExceptionally(new StoreException("refused"));
        }
        return future;
    }

    static void all(List<CompletableFuture<Boolean>> futures) { get(CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))); }

    static <T> T ask(Function<Answer<T>, Boolean> question) {
        var future = new CompletableFuture<T>();
        assertThat(question.apply((value, problem) -> {
            if (problem == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(problem);
            }
        })).as("taken").isTrue();
        return get(future);
    }

    static <T> T get(CompletableFuture<T> future) { return future.orTimeout(10, TimeUnit.SECONDS).join(); }

    static List<Long> ids(Store store, String name) {
        Page page = ask(answer -> store.page(name, null, 0, 1_000_000, Long.MAX_VALUE, answer));
        assertThat(page.damaged()).isEmpty();
        return page.rows().stream().map(Pending::id).toList();
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waited for: " + what).isNegative();
            Thread.onSpinWait();
        }
    }
}
