package dev.thalamus.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.query.AuditSchema;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes, removes or tears what is on the record is found out, and nothing that was taken is lost. */
class AuditLogTest {
    private static final long LARGE = 16L << 20;

    @TempDir
    Path dir;
    private final ManualClock clock = new ManualClock();
    private final List<String> problems = new ArrayList<>();

    private AuditLog open(long limit) throws IOException { return AuditLog.open(dir, limit, clock, problems::add); }

    /** Records {@code count} closings of sessions, and closes. */
    private void closings(int count, long limit) throws Exception {
        try (AuditLog log = open(limit)) {
            for (int i = 0; i < count; i++) {
                clock.pass(1_000);
                log.record("channel_closed", Map.of("channel_id", "c" + i, "reason", "explicit_close"));
                if (i % 50 == 49) {
                    log.settle();
                }
            }
        }
    }

    private static <T> T ask(Consumer<AuditReader.Told<T>> question) throws Exception {
        var answer = new CompletableFuture<T>();
        question.accept((value, problem) -> {
            if (value == null) {
                answer.completeExceptionally(new IllegalStateException(problem));
            } else {
                answer.complete(value);
            }
        });
        return answer.get(10, TimeUnit.SECONDS);
    }

    private AuditVerdict verdict() throws Exception {
        try (AuditLog log = open(LARGE); var reader = new AuditReader(log)) {
            return ask(reader::verify);
        }
    }

    private FilterMatcher<AuditEntry> filter(String text) {
        return ((Parsed.Good<AuditEntry>) Filter.parse(text, AuditSchema.with(List::of))).filter().matcher(clock.wallMicros(),
                ZoneOffset.UTC);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            return all.sorted().toList();
        }
    }

    /** Changes the only file's text. */
    private void tamper(java.util.function.UnaryOperator<String> change) throws IOException {
        Path file = files().getFirst();
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    @Test
    void anEmptyLogIsWhole() throws Exception { assertThat(verdict()).isEqualTo(new AuditVerdict(0, 0, 0, "", 0, "")); }

    @Test
    void theChainGoesOnAfterARestart() throws Exception {
        closings(10, LARGE);
        closings(10, LARGE);
        AuditVerdict verdict = verdict();
        assertThat(verdict.problem()).isEmpty();
        assertThat(verdict.records()).isEqualTo(20);
        assertThat(verdict.last()).isEqualTo(20);
        assertThat(verdict.head()).hasSize(64);
    }

    @Test
    void aChangedRecordIsFoundOut() throws Exception {
        closings(10, LARGE);
        tamper(text -> text.replace("\"channel_id\":\"c4\"", "\"channel_id\":\"c9\""));
        assertThat(verdict().brokenAt()).isEqualTo(5);
        assertThat(verdict().problem()).isEqualTo("the record was changed");
    }

    @Test
    void aRemovedRecordIsFoundOut() throws Exception {
        closings(10, LARGE);
        tamper(text -> text.replaceFirst(".*\"c4\".*\n", ""));
        assertThat(verdict().brokenAt()).isEqualTo(5);
        assertThat(verdict().problem()).contains("missing");
    }

    @Test
    void aBeginningThatWasCutOffIsFoundOut() throws Exception {
        closings(10, LARGE);
        tamper(text -> text.substring(text.indexOf('\n') + 1));
        assertThat(verdict().whole()).isFalse();
        assertThat(verdict().problem()).contains("does not say that they gave way");
    }

    @Test
    void aRecordThatWasMadeAnewIsFoundOutByItsSuccessor() throws Exception {
        closings(3, LARGE);
        AuditLine second = AuditLine.of(AuditLine.head(0, "channel_closed", Map.of("reason", "invented")), 2,
                java.util.Objects.requireNonNull(AuditLine.read(AuditFiles.lines(files().getFirst()).getFirst())).hash());
        tamper(text -> text.replaceFirst(".*\"c1\".*\n", new String(second.bytes(), java.nio.charset.StandardCharsets.UTF_8) + "\n"));
        assertThat(verdict().problem()).contains("exchanged");
        assertThat(verdict().brokenAt()).isEqualTo(3);
    }

    @Test
    void aTornEndIsCutOffAndSaidSo() throws Exception {
        closings(3, LARGE);
        Files.writeString(files().getFirst(), "{\"at\":\"20", StandardOpenOption.APPEND);
        try (AuditLog log = open(LARGE); var reader = new AuditReader(log)) {
            AuditPage page = ask(answer -> reader.query(filter("kind:audit_torn"), 0, 10, answer));
            assertThat(page.entries()).singleElement().satisfies(entry -> assertThat(entry.json()).contains("\"bytes\":9"));
            assertThat(ask(reader::verify).problem()).isEmpty();
        }
    }

    @Test
    void theOldestGiveWayAndTheChainStaysWhole() throws Exception {
        closings(2_000, 128 << 10);
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(160 << 10);
        try (AuditLog log = open(128 << 10); var reader = new AuditReader(log)) {
            AuditVerdict verdict = ask(reader::verify);
            assertThat(verdict.problem()).isEmpty();
            assertThat(verdict.first()).isGreaterThan(1);
            assertThat(ask((AuditReader.Told<AuditPage> answer) -> reader.query(filter("kind:audit_rotated"), 0, 10, answer)).entries())
                    .isNotEmpty();
        }
    }

    @Test
    void filtersFindAndPagesGoOn() throws Exception {
        try (AuditLog log = open(LARGE); var reader = new AuditReader(log)) {
            for (int i = 0; i < 30; i++) {
                log.record(i % 3 == 0 ? "auth_failed" : "agent_registered", Map.of("agent_id", "id" + i % 5, "n", i, "names",
                        Map.of("id" + i % 5, i % 5 == 0 ? "ana" : "luis")));
            }
            AuditPage first = ask(answer -> reader.query(filter("kind:auth_failed agent:ana"), 0, 1, answer));
            assertThat(first.entries()).extracting(AuditEntry::sequence).containsExactly(16L);
            assertThat(first.entries().getFirst().agents()).containsExactly("ana");
            AuditPage rest = ask(answer -> reader.query(filter("kind:auth_failed agent:ana"), first.next(), 10, answer));
            assertThat(rest.entries()).extracting(AuditEntry::sequence).containsExactly(1L);
            assertThat(rest.next()).isZero();
            assertThat(ask((AuditReader.Told<AuditPage> answer) -> reader.query(filter("$.n>=28"), 0, 10, answer)).entries()).hasSize(2);
        }
    }

    @Test
    void theExportIsTheFilesByteForByte() throws Exception {
        closings(5_000, LARGE);
        var all = new StringBuilder();
        try (AuditLog log = open(LARGE); var reader = new AuditReader(log)) {
            long next = 1;
            while (next > 0) {
                long from = next;
                var part = ask((AuditReader.Told<dev.thalamus.hub.model.AuditExport> answer) -> reader.export(from, answer));
                assertThat(part.lines().length()).isLessThan(600 << 10);
                all.append(part.lines());
                next = part.next();
            }
        }
        assertThat(all).hasToString(Files.readString(files().getFirst()));
    }

    @Test
    void whatTheDiskDoesNotTakeIsCountedAndTheLogSaysSo() throws Exception {
        try (AuditLog log = open(512L << 20); var reader = new AuditReader(log)) {
            log.record("agent_registered", Map.of("name", "x".repeat(100)));
            log.settle();
            for (int i = 0; i < 5_000; i++) {
                log.record("refused", Map.of("message", "y".repeat(4_000), "n", i));
            }
            for (int i = 0; i < 5_000; i++) {
                log.record("refused", Map.of("message", "z".repeat(4_000), "n", i));
            }
            log.settle();
            log.record("agent_registered", Map.of("name", "after"));
            AuditVerdict verdict = ask(reader::verify);
            assertThat(verdict.problem()).isEmpty();
            long gaps = 0;
            for (AuditEntry gap : ask((AuditReader.Told<AuditPage> answer) -> reader.query(filter("kind:audit_gap"), 0, 20_000, answer))
                    .entries()) {
                gaps += Long.parseLong(gap.json().replaceFirst(".*\"lost\":(\\d+).*", "$1"));
            }
            assertThat(gaps).isEqualTo(log.lost());
            assertThat(kept(reader)).isEqualTo(10_002 - log.lost());
        }
    }

    private long kept(AuditReader reader) throws Exception {
        long kept = 0;
        for (String kind : List.of("refused", "agent_registered")) {
            kept += ask((AuditReader.Told<AuditPage> answer) -> reader.query(filter("kind:" + kind), 0, 20_000, answer)).entries().size();
        }
        return kept;
    }

    @Test
    void aLongTextSaysHowMuchOfItIsLeftOut() throws Exception {
        try (AuditLog log = open(LARGE); var reader = new AuditReader(log)) {
            log.record("refused", Map.of("message", "m".repeat(5_000)));
            assertThat(ask((AuditReader.Told<AuditPage> answer) -> reader.query(filter(""), 0, 1, answer)).entries().getFirst().json())
                    .contains("m… (1000 more characters)");
        }
    }
}
