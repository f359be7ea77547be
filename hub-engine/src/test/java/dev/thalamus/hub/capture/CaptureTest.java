package dev.thalamus.hub.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.SignalCursor;
import dev.thalamus.hub.query.SignalSchema;
import dev.thalamus.hub.wire.SignalFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signals in a file. */
class CaptureTest {
    private static final long NOON = 1_795_262_400_000_123L;
    private static final CaptureHead HEAD = new CaptureHead("empresa-b.com", 1_795_262_400_000L, "type:GABA");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    @Test
    void whatWasWrittenComesBackByteForByte() throws IOException {
        List<SignalRecord> signals = List.of(signal(7, SignalType.DOPAMINE, "{\"n\":1.10,\n \"ñ\":\"á\\n\"}"),
                signal(9, null, "no JSON, but\ntext"),
                signal(20, SignalType.GABA, ""));
        Capture capture = written(signals);
        assertThat(capture.head()).isEqualTo(HEAD);
        assertThat(capture.count()).isEqualTo(3);
        assertThat(capture.firstSequence()).isEqualTo(7);
        assertThat(capture.nextSequence()).isEqualTo(21);
        assertThat(capture.read(1, 10)).usingRecursiveComparison().isEqualTo(signals);
    }

    @Test
    void everyLineIsOneJsonObjectThatOtherProgramsRead() throws IOException {
        written(List.of(signal(7, SignalType.DOPAMINE, "{\"n\":1.10,\r\n \"k\":[1, 2]}"), signal(8, SignalType.GABA, "{\"half\":")));
        List<JsonNode> lines = Files.readAllLines(file()).stream().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).path("payload").path("k").path(1).asInt()).isEqualTo(2);
        assertThat(Files.readString(file())).contains("\"n\":1.10,");
        assertThat(lines.get(1).path("time").asString()).isEqualTo("2026-11-21T12:00:00.000123Z");
        assertThat(lines.get(2).path("payload_text").asString()).isEqualTo("{\"half\":");
    }

    @Test
    void itIsReadForwardsBackwardsByTimeAndThroughFiltersWithItsGaps() throws IOException {
        var signals = new ArrayList<SignalRecord>();
        for (int i = 1; i <= 1_000; i++) {
            signals.add(signal(i * 10L, i % 10 == 0 ? SignalType.GABA : SignalType.DOPAMINE, "{\"i\":" + i + "}"));
        }
        Capture capture = written(signals);
        FilterMatcher<SignalCursor> gaba = matcher("type:GABA $.i<500");
        var forwards = new ArrayList<Long>();
        assertThat(capture.scan(1, capture.nextSequence(), signal -> {
            if (gaba.test(signal)) {
                forwards.add(signal.sequence());
            }
            return true;
        })).isEqualTo(10_001);
        assertThat(forwards).hasSize(49).startsWith(100L, 200L).endsWith(4_900L);
        var backwards = new ArrayList<Long>();
        assertThat(capture.scanBack(995, 1, signal -> backwards.add(signal.sequence()) && backwards.size() < 3)).isEqualTo(970);
        assertThat(backwards).containsExactly(990L, 980L, 970L);
        assertThat(capture.scanBack(970, 965, signal -> true)).as("the next that there is").isEqualTo(961);
        assertThat(capture.scanBack(11, 1, signal -> true)).isEqualTo(1);
        assertThat(capture.sequenceAt(signals.get(500).timeMicros())).isEqualTo(5_010);
        assertThat(capture.sequenceAt(Long.MAX_VALUE)).isEqualTo(capture.nextSequence());
    }

    @Test
    void aBadLineCostsThatLineAndIsTold() throws IOException {
        written(List.of(signal(1, SignalType.GABA, "{}"), signal(2, SignalType.GABA, "{}")));
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(0), lines.get(1), "{\"seq\":", "", "{\"seq\":4}", lines.get(2).replace("GABA", "ADRENALINE"),
                lines.get(2)));
        Capture capture = open();
        assertThat(capture.count()).isEqualTo(2);
        assertThat(capture.unreadable()).isEqualTo(3);
        assertThat(capture.firstProblem()).startsWith("line 3: ");
    }

    @Test
    void linesPutTogetherByHandAreNumberedAnew() throws IOException {
        written(List.of(signal(5, SignalType.GABA, "{}"), signal(6, SignalType.GABA, "{}")));
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(1)));
        assertThat(open().read(1, 9)).extracting(SignalRecord::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatIsNoCaptureIsRefusedWithAReason() throws IOException {
        Files.writeString(file(), "a,b\n1,2\n");
        assertThatThrownBy(this::open).isInstanceOf(CaptureException.class).hasMessageContaining("is no capture of signals");
        Files.writeString(file(), "");
        assertThatThrownBy(this::open).isInstanceOf(CaptureException.class).hasMessageContaining("is no capture of signals");
        Files.writeString(file(), "{\"capture\":2}\n");
        assertThatThrownBy(this::open).hasMessageContaining("newer Thalamus");
        assertThatThrownBy(() -> Capture.open(dir.resolve("none"), _ -> true)).hasMessageContaining("cannot be read");
    }

    @Test
    void openingCanBeCancelled() throws IOException {
        var signals = new ArrayList<SignalRecord>();
        for (int i = 1; i <= 3_000; i++) {
            signals.add(signal(i, SignalType.GABA, "{}"));
        }
        written(signals);
        assertThatThrownBy(() -> Capture.open(file(), _ -> false)).hasMessageContaining("cancelled");
    }

    @Test
    void aFileThatIsNotFinishedLeavesWhatWasThere() throws IOException {
        Files.writeString(file(), "before");
        try (var writer = new CaptureWriter(file(), CaptureFormat.NDJSON, HEAD)) {
            writer.write(signal(1, SignalType.GABA, "{}"));
        }
        assertThat(file()).hasContent("before");
        assertThat(dir).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aTableQuotesWhatSpreadsheetsWouldTear() throws IOException {
        try (var writer = new CaptureWriter(file(), CaptureFormat.CSV, HEAD)) {
            writer.write(signal(1, SignalType.GABA, "{\"a\":1}"));
            writer.finish();
        }
        assertThat(Files.readString(file())).startsWith("seq,time,from,to,")
                .contains("\r\n1,2026-11-21T12:00:00.000123Z,ventas,soporte,GABA,")
                .endsWith("\"{\"\"a\"\":1}\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-5", "@SUM(1)", "\t=1", "\r=1"})
    void aTableHoldsNoFormulas(String payload) throws IOException {
        SignalRecord signal = signal(1, SignalType.GABA, payload);
        try (var writer = new CaptureWriter(file(), CaptureFormat.CSV, HEAD)) {
            writer.write(signal);
            writer.finish();
        }
        String cell = "\"'" + payload.replace("\"", "\"\"") + "\"\r\n";
        assertThat(Files.readString(file())).endsWith("," + cell);
        assertThat(CaptureText.of(List.of(signal), CaptureFormat.CSV)).as("of the clipboard").endsWith("," + cell);
    }

    @Test
    void numbersOfATableStayNumbers() {
        SignalRecord early = signal(-3, SignalType.GABA, "{}");
        assertThat(CaptureText.of(List.of(early), CaptureFormat.CSV)).contains("\r\n-3,2026");
    }

    @Test
    void aFileWithoutLinesIsRefusedUnread() throws IOException {
        Files.writeString(file(), "x".repeat(70_000));
        assertThatThrownBy(this::open).isInstanceOf(CaptureException.class).hasMessageContaining("is no capture of signals")
                .hasMessageContaining("64 KiB");
    }

    @Test
    void aLineWithoutAnEndCostsThatLine() throws IOException {
        written(List.of(signal(1, SignalType.GABA, "{}"), signal(2, SignalType.GABA, "{}")));
        List<String> lines = Files.readAllLines(file());
        Files.delete(file());
        try (var holes = FileChannel.open(file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            holes.write(StandardCharsets.UTF_8.encode(lines.get(0) + "\n" + lines.get(1) + "\n"));
            holes.write(StandardCharsets.UTF_8.encode("\n" + lines.get(2) + "\n"), holes.size() + Capture.LONGEST_LINE + 1);
        }
        Capture capture = open();
        assertThat(capture.count()).isEqualTo(2);
        assertThat(capture.unreadable()).isOne();
        assertThat(capture.firstProblem()).isEqualTo("line 3: it is longer than 64 MiB");
    }

    private Capture written(List<SignalRecord> signals) throws IOException {
        try (var writer = new CaptureWriter(file(), CaptureFormat.NDJSON, HEAD)) {
            for (SignalRecord signal : signals) {
                writer.write(signal);
            }
            writer.finish();
            assertThat(writer.written()).isEqualTo(signals.size());
        }
        return open();
    }

    private Capture open() { return Capture.open(file(), _ -> true); }

    private Path file() { return dir.resolve("signals.ndjson"); }

    private static FilterMatcher<SignalCursor> matcher(String text) {
        return Filter.parse(text, SignalSchema.plain()) instanceof Parsed.Good<SignalCursor> good
                ? good.filter().matcher(NOON, ZoneId.of("UTC"))
                : matcher("no filter: " + text);
    }

    private static SignalRecord signal(long sequence, @Nullable SignalType type, String payload) {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        byte[] id = ByteBuffer.allocate(16).putLong(8, sequence).array();
        byte[] raw = type == null ? body : SignalFrame.encode(type.code(), NOON / 1e6, id, "7c1e90b4a2f85d13", "soporte", body);
        return new SignalRecord(sequence, NOON + (sequence == 7 || sequence < 2 ? 0 : sequence * 1_000), 174_000,
                type == null ? Protocol.NETWORK : Protocol.NEURAL, type, Outcome.DELIVERED, Reason.NONE, "ventas", "soporte",
                "e2b40d91c67a3f58",
                1, raw);
    }
}
