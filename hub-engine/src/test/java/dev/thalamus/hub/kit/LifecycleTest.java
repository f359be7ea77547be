package dev.thalamus.hub.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final List<String> begun = new CopyOnWriteArrayList<>();
    /** A part that was left behind may report its end while a test looks. */
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private final Lifecycle lifecycle = new Lifecycle(
            (part, why) -> reported.add(part + ": " + (why instanceof TimeoutException ? why.getMessage() : why)));

    @Test
    void stopsInReverseAndGoesOnAfterAFailure() {
        lifecycle.started("first", Duration.ofSeconds(5), () -> begun.add("first"));
        lifecycle.started("second", Duration.ofSeconds(5), () -> {
            begun.add("second");
            throw new IllegalStateException("broken");
        });
        lifecycle.started("third", Duration.ofSeconds(5), () -> begun.add("third"));
        lifecycle.stop(Duration.ofSeconds(10));
        assertThat(begun).containsExactly("third", "second", "first");
        assertThat(reported).containsExactly("second: java.lang.IllegalStateException: broken");
        lifecycle.stop(Duration.ofSeconds(10));
        assertThat(begun).as("only once").hasSize(3);
    }

    @Test
    void whatHangsTakesTheTimeOfTheOthersButNotAllOfIt() {
        var never = new CountDownLatch(1);
        for (String name : List.of("store", "journal", "links")) {
            lifecycle.started(name, Duration.ofSeconds(30), () -> {
                begun.add(name);
                never.await();
            });
        }
        lifecycle.stop(Duration.ofMillis(1_600));
        assertThat(begun).containsExactly("links", "journal", "store");
        assertThat(reported.stream().filter(one -> one.contains("not stopped within"))).hasSize(3);
        assertThat(reported.stream().filter(one -> one.contains("not stopped within"))
                .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", ""))))
                .allMatch(millis -> millis >= 499)
                .satisfies(all -> assertThat(all.stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(1_600));
    }
}
