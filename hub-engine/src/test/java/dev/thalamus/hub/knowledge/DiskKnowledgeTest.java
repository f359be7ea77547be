package dev.thalamus.hub.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs and documents on disk: what is answered is there, what is torn is cut, what does not fit is refused. */
class DiskKnowledgeTest {
    private static final String LOG = "sessions/18e9.log";

    @TempDir
    Path dir;

    @Test
    void aLogKeepsItsOrderAndADocumentItsLastState() throws IOException {
        try (var store = open(1 << 20)) {
            for (int i = 0; i < 500; i++) {
                store.append(LOG, List.of(bytes("{\"n\":" + i + "}")), KnowledgeStore.Done.IGNORED);
                store.put("agents/a.json", bytes("{\"state\":" + i + "}"), KnowledgeStore.Done.IGNORED);
            }
            assertThat(read(store, LOG)).hasSize(500).endsWith("{\"n\":499}");
            store.put("agents/b.json", bytes("{}"), KnowledgeStore.Done.IGNORED);
            store.delete("agents/b.json", KnowledgeStore.Done.IGNORED);
        }
        assertThat(all()).containsOnlyKeys(LOG, "agents/a.json").containsEntry("agents/a.json", List.of("{\"state\":499}"));
        assertThat(all().get(LOG)).hasSize(500).startsWith("{\"n\":0}", "{\"n\":1}");
    }

    @Test
    void aTornEndIsSetAsideAndTheLogGoesOnAfterIt() throws IOException {
        try (var store = open(1 << 20)) {
            store.append(LOG, List.of(bytes("one"), bytes("two")), KnowledgeStore.Done.IGNORED);
        }
        Path file = dir.resolve(LOG);
        byte[] whole = Files.readAllBytes(file);
        for (String torn : List.of("9ae0", "00000000 three\n", "{\"glued\": true}", "\n", "xx\n\n\n")) {
            Files.write(file, bytes(torn), StandardOpenOption.APPEND);
            assertThat(all().get(LOG)).as(torn).containsExactly("one", "two");
            assertThat(file).hasBinaryContent(whole);
            assertThat(file.resolveSibling("18e9.log.torn")).content().endsWith(torn);
        }
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        try (var store = open(1 << 20)) {
            store.each("sessions", (path, records) -> assertThat(records).hasSize(1));
            store.append(LOG, List.of(bytes("three")), KnowledgeStore.Done.IGNORED);
        }
        assertThat(all().get(LOG)).containsExactly("one", "three");
    }

    @Test
    void aDocumentThatWasUnderWayIsNotThere() throws IOException {
        try (var store = open(1 << 20)) {
            store.put("agents/a.json", bytes("whole"), KnowledgeStore.Done.IGNORED);
        }
        Files.writeString(dir.resolve("agents/a.json.new"), "9ae0daaf ha");
        assertThat(all()).isEqualTo(Map.of("agents/a.json", List.of("whole")));
        assertThat(dir.resolve("agents/a.json.new")).doesNotExist();
    }

    @Test
    void whatDoesNotFitIsRefusedAndTheRestGoesOn() throws IOException {
        try (var store = open(2_000)) {
            assertThat(store.append(LOG, List.of(new byte[3_000]), KnowledgeStore.Done.IGNORED)).isFalse();
            var answer = new CompletableFuture<String>();
            assertThat(store.append("no such/../path", List.of(bytes("x")), answer::complete)).isTrue();
            assertThat(answer.join()).contains("not a path");
            assertThat(store.append(LOG, List.of(bytes("x")), KnowledgeStore.Done.IGNORED)).isTrue();
            assertThat(read(store, LOG)).containsExactly("x");
        }
    }

    @Test
    void aQueueThatIsFullTakesNoMore() throws Exception {
        var busy = new CountDownLatch(1);
        var store = new DiskKnowledge(dir, new DiskKnowledge.Bounds(1L << 40, Duration.ZERO), answers -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            answers.run();
        }, fault -> {});
        var done = new ArrayList<String>();
        int taken = 0;
        while (store.append(LOG, List.of(new byte[1 << 20]), problem -> done.add("done"))) {
            taken++;
        }
        assertThat(taken).isBetween(64, 1_200);
        busy.countDown();
        store.close();
        assertThat(done).as("what was taken is answered, also at the end").hasSize(taken);
    }

    @Test
    void byDefaultALogIsForcedBeforeItsAnswer() throws IOException {
        var forced = new AtomicInteger();
        try (var store = open(Duration.ZERO, file -> forced.incrementAndGet(), fault -> {})) {
            for (int i = 1; i <= 5; i++) {
                say(store, LOG, "n" + i);
                assertThat(forced).hasValue(i);
            }
        }
        assertThat(forced).as("nothing is left to force").hasValue(5);
    }

    @Test
    void whatMayBeForcedLaterIsAnsweredWhenItIsWrittenAndEachFileIsForcedOnce() throws IOException {
        var forced = new AtomicInteger();
        try (var store = open(Duration.ofDays(1), file -> forced.incrementAndGet(), fault -> {})) {
            for (int i = 0; i < 50; i++) {
                say(store, LOG, "n" + i);
                say(store, "sessions/other.log", "n" + i);
            }
            assertThat(forced).as("answered before").hasValue(0);
            assertThat(Lines.read(Files.readAllBytes(dir.resolve(LOG))).records()).as("given to the system: a kill does not cost it")
                    .hasSize(50);
        }
        assertThat(forced).as("at the end, once for each file").hasValue(2);
    }

    @Test
    void aQuietStoreForcesWhatItOwesWhenItsTimeIsOver() throws Exception {
        var forced = new CountDownLatch(1);
        try (var store = open(Duration.ofMillis(1), file -> forced.countDown(), fault -> {})) {
            say(store, LOG, "one");
            assertThat(forced.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void moreLogsThanMayBeOpenAreForcedBeforeTheyAreClosed() throws IOException {
        var forced = new AtomicInteger();
        try (var store = open(Duration.ofDays(1), file -> forced.incrementAndGet(), fault -> {})) {
            for (int i = 0; i < 100; i++) {
                say(store, "sessions/" + i + ".log", "one");
            }
            assertThat(forced).as("64 are open").hasValue(36);
            store.delete("sessions/99.log", KnowledgeStore.Done.IGNORED);
        }
        assertThat(forced).as("not what was deleted").hasValue(99);
    }

    @Test
    void aForceThatFailsAfterTheAnswerIsToldAndNobodyIsAnsweredBeforeItFromThenOn() throws Exception {
        var fail = new AtomicBoolean(true);
        var forced = new AtomicInteger();
        var faults = new LinkedBlockingQueue<String>();
        try (var store = open(Duration.ofMillis(1), file -> {
            if (fail.getAndSet(false)) {
                throw new IOException("the disk broke");
            }
            forced.incrementAndGet();
        }, faults::add)) {
            say(store, LOG, "one");
            assertThat(faults.poll(10, TimeUnit.SECONDS)).contains("could not force").endsWith("the disk broke");
            say(store, LOG, "two");
            assertThat(forced).hasValue(1);
        }
        assertThat(all().get(LOG)).containsExactly("one", "two");
    }

    @Test
    void aForceThatFailsWhenALogIsClosedForAnotherIsToldAndCostsTheOtherNothing() throws Exception {
        var fail = new AtomicBoolean(true);
        var faults = new LinkedBlockingQueue<String>();
        try (var store = open(Duration.ofDays(1), file -> {
            if (fail.getAndSet(false)) {
                throw new IOException("the disk broke");
            }
        }, faults::add)) {
            for (int i = 0; i <= 64; i++) {
                say(store, "sessions/" + i + ".log", "one");
            }
            assertThat(faults.poll(10, TimeUnit.SECONDS)).contains("could not force").endsWith("the disk broke");
        }
        assertThat(faults).isEmpty();
        assertThat(all()).hasSize(65).allSatisfy((path, records) -> assertThat(records).containsExactly("one"));
    }

    private DiskKnowledge open(long limit) throws IOException {
        return new DiskKnowledge(dir, new DiskKnowledge.Bounds(limit, Duration.ZERO), Runnable::run, fault -> {});
    }

    private DiskKnowledge open(Duration forceWithin, Folder.Force force, Consumer<String> onFault) throws IOException {
        return new DiskKnowledge(new Folder(dir, force), new DiskKnowledge.Bounds(1 << 20, forceWithin), Runnable::run, onFault);
    }

    private static void say(KnowledgeStore store, String path, String record) {
        var answer = new CompletableFuture<@Nullable String>();
        assertThat(store.append(path, List.of(bytes(record)), answer::complete)).isTrue();
        assertThat(answer.join()).as("a problem").isNull();
    }

    private Map<String, List<String>> all() throws IOException {
        var all = new TreeMap<String, List<String>>();
        try (var store = open(1 << 20)) {
            for (String folder : List.of("sessions", "agents")) {
                store.each(folder, (path, records) -> all.put(path, texts(records)));
            }
        }
        return all;
    }

    private static List<String> read(KnowledgeStore store, String path) {
        var answer = new CompletableFuture<List<String>>();
        store.read(path, (records, problem) -> answer.complete(texts(records)));
        return answer.join();
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream().map(record -> new String(record, StandardCharsets.UTF_8)).toList();
    }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
