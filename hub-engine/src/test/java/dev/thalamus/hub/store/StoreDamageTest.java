package dev.thalamus.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.StoreHealth.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDamageTest {
    private static final int ROWS = 60;

    @TempDir
    Path dir;

    private Store open(Path where, List<StoreHealth> told) {
        return Store.open(where, Clock.system(), new StoreLimits(1_000, 1 << 30, 0), told::add);
    }

    private Path filled() {
        Store store = open(dir.resolve("filled"), new ArrayList<>());
        for (long id = 1; id <= ROWS; id++) {
            Rows.store(store, Rows.row(id, "luis"));
        }
        assertThat(store.close(Rows.SOON)).isTrue();
        return dir.resolve("filled/hub.db");
    }

    @Test
    void aDamagedFileIsMovedAsideAndTold() throws IOException {
        byte[] good = Files.readAllBytes(filled());
        assertQuarantined("no database", new byte[100_000]);
        assertQuarantined("noise", noise(good, 0, good.length));
        assertQuarantined("header", noise(good, 0, 100));
        assertQuarantined("the first page's tree", noise(good, 100, 500));
        assertQuarantined("a page of rows", noise(good, good.length - 4_096, 4_096));
        assertQuarantined("half of it is missing", Arrays.copyOf(good, good.length / 2 / 4_096 * 4_096));
        assertQuarantined("cut inside a page", Arrays.copyOf(good, good.length - 5_000));
    }

    private void assertQuarantined(String what, byte[] content) throws IOException {
        Path where = Files.createDirectories(dir.resolve(what.replace(' ', '-')));
        Files.write(where.resolve("hub.db"), content);
        var told = new ArrayList<StoreHealth>();
        Store store = open(where, told);
        assertThat(store.health().state()).as(what).isEqualTo(State.QUARANTINED);
        assertThat(told).extracting(StoreHealth::state).containsExactly(State.QUARANTINED);
        assertThat(store.health().detail()).contains("hub.db.corrupt-");
        Rows.store(store, Rows.row(1, "eva"));
        assertThat(Rows.ids(store, "eva")).containsExactly(1L);
        assertThat(store.close(Rows.SOON)).isTrue();
        try (var files = Files.list(where)) {
            assertThat(files.filter(file -> file.getFileName().toString().matches("hub\\.db\\.corrupt-\\d{8}-\\d{6}"))).singleElement()
                    .satisfies(aside -> assertThat(aside).hasBinaryContent(content));
        }
    }

    private static byte[] noise(byte[] good, int from, int length) {
        byte[] bad = good.clone();
        byte[] noise = new byte[length];
        new Random(from + length).nextBytes(noise);
        System.arraycopy(noise, 0, bad, from, length);
        return bad;
    }

    @Test
    void aFlippedBitInAFrameIsNeverHandedOver() throws IOException {
        byte[] bytes = Files.readAllBytes(filled());
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        // SQLite leaves old copies of rows in free space: flip them all.
        for (int at = text.indexOf("frame 17"); at >= 0; at = text.indexOf("frame 17", at + 1)) {
            bytes[at + 2] ^= 1;
        }
        Files.write(dir.resolve("filled/hub.db"), bytes);
        Store store = open(dir.resolve("filled"), new ArrayList<>());
        Page page = Rows.ask(answer -> store.page("luis", null, 0, 1_000, 1 << 20, answer));
        assertThat(page.damaged()).containsExactly(17L);
        assertThat(page.rows()).hasSize(ROWS - 1).extracting(Pending::id).doesNotContain(17L);
        assertThat(store.close(Rows.SOON)).isTrue();
    }

    /** R3: what is left of a log that lost its end, or a bit, is all commits up to some moment, and nothing else. */
    @Test
    void anyEndOfTheLogLeavesAPrefix() throws IOException {
        Path from = dir.resolve("live");
        Store store = open(from, new ArrayList<>());
        Rows.store(store, Rows.row(1, "luis"));
        byte[] base = Files.readAllBytes(from.resolve("hub.db"));
        for (long id = 2; id <= ROWS; id++) {
            Rows.store(store, Rows.row(id, "luis"));
        }
        byte[] log = Files.readAllBytes(from.resolve("hub.db-wal"));
        assertThat(Files.readAllBytes(from.resolve("hub.db"))).as("no checkpoint in between").isEqualTo(base);
        assertThat(store.close(Rows.SOON)).isTrue();
        var random = new Random(11);
        int frames = (log.length - 32) / (4_096 + 24);
        for (int variant = 0; variant < 36; variant++) {
            int boundary = 32 + random.nextInt(frames + 1) * (4_096 + 24);
            byte[] cut = switch (variant % 3) {
                case 0 -> Arrays.copyOf(log, Math.clamp(boundary + variant / 3 % 3 - 1, 0, log.length));
                case 1 -> Arrays.copyOf(log, random.nextInt(log.length));
                default -> {
                    byte[] flipped = log.clone();
                    flipped[random.nextInt(log.length)] ^= (byte) (1 << random.nextInt(8));
                    yield flipped;
                }
            };
            Path where = Files.createDirectories(dir.resolve("variant" + variant));
            Files.write(where.resolve("hub.db"), base);
            Files.write(where.resolve("hub.db-wal"), cut);
            Store again = open(where, new ArrayList<>());
            List<Long> ids = Rows.ids(again, "luis");
            assertThat(ids).as("variant " + variant).isEqualTo(Signals.range(1, ids.size() + 1L));
            assertThat(again.health().state()).isEqualTo(State.OK);
            assertThat(again.close(Rows.SOON)).isTrue();
        }
    }

    @Test
    void aFileOfANewerThalamusIsRefusedAndLeftAlone() throws SQLException, IOException {
        Path file = filled();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + (Schema.VERSION + 6));
        }
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> open(file.resolveSibling(""), new ArrayList<>())).isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Thalamus (schema " + (Schema.VERSION + 6) + ", this one knows " + Schema.VERSION + ")");
        assertThat(file).hasBinaryContent(before);
        Store.open(dir.resolve("other"), Clock.system(), StoreLimits.DEFAULT, health -> {}).close(Rows.SOON);
    }

    @Test
    void aMigrationThatFailsHalfwayLeavesTheFileAsItWas() throws SQLException, IOException {
        for (int call = 1; call <= 40; call++) {
            Path where = Files.createDirectories(dir.resolve("migration" + call));
            var sqlite = new FaultyConnector(call, org.sqlite.SQLiteErrorCode.SQLITE_IOERR);
            try {
                Store.open(where, Clock.system(), StoreLimits.DEFAULT, health -> {},
                        new Seams(sqlite, point -> {}, any -> Long.MAX_VALUE, java.time.Duration.ofMillis(10))).close(Rows.SOON);
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("injected");
            }
            if (!Files.exists(where.resolve("hub.db"))) {
                continue;
            }
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + where.resolve("hub.db"));
                    var statement = connection.createStatement()) {
                int version = statement.executeQuery("PRAGMA user_version").getInt(1);
                int tables = statement.executeQuery("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").getInt(1);
                assertThat(tables).as("version " + version).isEqualTo(version == 0 ? 0 : 6);
            }
        }
    }

    @Test
    void filesOfEveryPastSchemaOpen() throws IOException {
        for (int version = 1; version <= Schema.VERSION; version++) {
            Path where = Files.createDirectories(dir.resolve("schema" + version));
            try (var fixture = StoreDamageTest.class.getResourceAsStream("hub-schema-" + version + ".db")) {
                assertThat(fixture).as("fixture of schema " + version).isNotNull();
                Files.write(where.resolve("hub.db"), java.util.Objects.requireNonNull(fixture).readAllBytes());
            }
            Store store = open(where, new ArrayList<>());
            assertThat(Rows.ids(store, "luis")).containsExactly(1L, 2L, 3L);
            assertThat(store.restored().synapses()).extracting(dev.thalamus.hub.model.Synapse::target).containsExactly("luis");
            assertThat(store.restored().agents()).containsExactly(new KnownAgent("luis", 7, dev.thalamus.hub.model.AgentKind.LIVE, 1, 2));
            assertThat(store.restored().outbox()).extracting(OutboxRow::domain)
                    .containsExactly(version < 2 ? new String[0] : new String[]{"empresa-b.com"});
            assertThat(store.restored().instances()).extracting(KnownInstance::hash)
                    .containsExactly(version < 3 ? new String[0] : new String[]{"b1b1"});
            assertThat(store.close(Rows.SOON)).isTrue();
        }
    }
}
