package dev.thalamus.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.knowledge.DiskKnowledge;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import dev.thalamus.hub.model.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who is who: registration, proof, rules, the observed record, and what a restart finds. */
class DirectoryTest {
    private static final ObjectNode NOTHING = new JsonMapper().createObjectNode();

    @TempDir
    Path dir;
    private final ManualClock clock = new ManualClock();
    private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
    private DiskKnowledge store;
    private ApiKeys keys;
    private Directory directory;

    @BeforeEach
    void open() throws IOException {
        store = new DiskKnowledge(dir, new DiskKnowledge.Bounds(1 << 20, Duration.ZERO), turns::add, fault -> {});
        keys = new ApiKeys();
        var auth = new AuthRegistry(List.of(AuthRegistry.none(), keys, new Ed25519(clock)));
        directory = new Directory(store, new Stamps(clock, new Random(1)), auth, keys, false,
                new DocumentRoom("identities", new DocumentRoom.Bounds(50, 4_000, 400_000)));
        directory.restore();
    }

    @AfterEach
    void close() { store.close(); }

    /** Changes something, and runs turns until it is told: the problem, or empty. */
    private String told(Consumer<Done> change) throws InterruptedException {
        var told = new AtomicReference<@Nullable String>();
        change.accept(problem -> told.set(problem == null ? "" : problem));
        while (told.get() == null) {
            turn().run();
        }
        return Objects.requireNonNull(told.get());
    }

    private Runnable turn() throws InterruptedException {
        return Objects.requireNonNull(turns.poll(10, TimeUnit.SECONDS), "nothing was told within 10 s");
    }

    private String issued(String name) throws InterruptedException {
        var token = new AtomicReference<String>();
        assertThat(told(done -> token.set(directory.issueKey(name, done)))).isEmpty();
        return Objects.requireNonNull(token.get());
    }

    /** A folder stands where the disk would write the new document. */
    private Path obstacle(String path) throws IOException {
        return Files.createDirectories(dir.resolve(path + ".new"));
    }

    private void reopen() throws IOException {
        store.close();
        open();
    }

    @Test
    void anAgentIsStampedAndFoundByNameAndId() throws IOException {
        AgentRecord alice = register("alice");
        assertThat(alice.id()).matches("[0-9a-f]{32}");
        assertThat(alice.passport().createdAt()).isEqualTo("2026-11-21T05:18:14.000000+00:00");
        reopen();
        assertThat(directory.need("alice")).isEqualTo(alice).isEqualTo(directory.need(alice.id()));
        assertThatThrownBy(() -> register("alice")).hasMessage(
                "name 'alice' already registered (agent_id=" + alice.id() + "); unregister it before re-registering.");
        assertThat(register("bob").id()).as("after a restart too").isGreaterThan(alice.id());
        directory.unregister(alice.id(), Done.IGNORED);
        reopen();
        assertThatThrownBy(() -> directory.need("alice")).hasMessage("agent not found: alice");
    }

    @Test
    void whereThereIsNoRoomTheLongestUnusedNameGivesWayThatNobodyNeeds() throws IOException, InterruptedException {
        var gone = new ArrayList<String>();
        directory.giveWay(one -> one.name().equals("n0"), one -> gone.add(one.name()));
        for (int i = 0; i < 49; i++) {
            directory.neural("n" + i);
        }
        register("alice");
        settle();
        directory.neural("n1");
        directory.setRule(directory.need("n2").id(), Shape.read(JsonMapper.shared().readTree("{\"access\": {\"outbound_to\": [\"l*\"]}}"),
                Rule.class, "rule"), true, Done.IGNORED);
        settle();
        String third = directory.need("n3").id();
        assertThat(directory.neural("new").neural()).isTrue();
        assertThat(directory.byName("n3")).as("n0 is needed, n1 was used, n2 has a rule").isNull();
        assertThat(gone).as("before the disk has it").isEmpty();
        assertThat(directory.forgotten()).isZero();
        settle();
        assertThat(gone).containsExactly("n3");
        assertThat(directory.forgotten()).isEqualTo(1);
        assertThat(directory.neural("n3").id()).as("it may come again").isNotEqualTo(third);
        settle();
        assertThat(gone).containsExactly("n3", "n4");
        reopen();
        assertThat(directory.all()).hasSize(50);
        assertThatThrownBy(() -> directory.neural("one more")).as("all are needed until somebody knows better")
                .hasMessageContaining("as many identities as it may");
        directory.giveWay(one -> false, one -> gone.add(one.name()));
        directory.neural("one more");
        settle();
        assertThat(gone).as("in the order in which they came").containsExactly("n3", "n4", "n0");
    }

    @Test
    void aNameThatTheDiskDoesNotForgetStays() throws IOException, InterruptedException {
        directory.giveWay(one -> false, one -> {});
        for (int i = 0; i < 50; i++) {
            directory.neural("n" + i);
        }
        settle();
        Path file = dir.resolve("agents/" + directory.need("n0").id() + ".json");
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        directory.neural("new");
        settle();
        assertThat(directory.byName("n0")).isNotNull();
        assertThat(directory.forgotten()).isZero();
    }

    /** Everything that was brought to the disk is there. */
    private void settle() throws InterruptedException {
        told(done -> store.read("agents/none.json", (records, problem) -> done.done(null)));
    }

    @Test
    void aKeyIsShownOnceKeptAsAHashAndRevoked() throws IOException, InterruptedException {
        String token = issued("carol");
        assertThatThrownBy(() -> register("carol")).hasMessageContaining("may not be used without a key");
        AgentRecord carol = directory.register(passport("carol", "api_key", token), Resume.EMPTY, null, null, Done.IGNORED);
        assertThat(carol.passport().auth().claim()).isEmpty();
        reopen();
        assertThat(directory.authenticate("carol", "api_key", claim(token)).id()).isEqualTo(carol.id());
        assertThatThrownBy(() -> directory.authenticate("carol", "api_key", claim("th_guess"))).hasMessage("api_key mismatch for 'carol'");
        assertThatThrownBy(() -> directory.authenticate("carol", "none", NOTHING)).hasMessageContaining("authenticates with api_key");
        assertThatThrownBy(() -> directory.authenticate("carol", "jwt", NOTHING)).hasMessage("unknown auth scheme: 'jwt'");
        assertThatThrownBy(() -> directory.authenticate("ghost", "none", NOTHING)).hasMessage("unknown name: ghost");
        store.close();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                assertThat(Files.readString(file)).doesNotContain(token);
            }
        }
        open();
        assertThat(told(done -> directory.revokeKey(directory.keys().getFirst().id(), done))).isEmpty();
        assertThatThrownBy(() -> directory.authenticate("carol", "api_key", claim(token))).hasMessage("no api_key registered for 'carol'");
    }

    @Test
    void whatADiskThatIsBehindRefusesOfAKeyHasNotHappened() throws IOException, InterruptedException {
        String token = issued("carol");
        String id = directory.keys().getFirst().id();
        store.close();
        assertThatThrownBy(() -> directory.revokeKey(id, Done.IGNORED)).hasMessageContaining("disk is behind");
        assertThat(keys.opens("carol", token)).as("it is good until its end is kept").isTrue();
        assertThatThrownBy(() -> directory.revokeKey(id, Done.IGNORED)).as("and again").hasMessageContaining("disk is behind");
        assertThatThrownBy(() -> directory.issueKey("dave", Done.IGNORED)).hasMessageContaining("disk is behind");
        assertThat(keys.has("dave")).as("a name is not locked by a key that nobody was told").isFalse();
        open();
        assertThat(directory.revokeKey(id, Done.IGNORED)).isTrue();
        reopen();
        assertThat(directory.keys()).isEmpty();
    }

    @Test
    void whatTheDiskRefusesLaterOfAKeyHasNotHappened() throws IOException, InterruptedException {
        Path obstacle = obstacle("keys/issued.json");
        assertThat(told(done -> directory.issueKey("carol", done))).contains("could not write");
        assertThat(keys.has("carol")).as("a name is not locked by a key that nobody was told").isFalse();
        Files.delete(obstacle);
        String token = issued("carol");
        obstacle("keys/issued.json");
        assertThat(told(done -> directory.revokeKey(directory.keys().getFirst().id(), done))).contains("could not write");
        assertThat(keys.opens("carol", token)).as("it is good until its end is kept").isTrue();
        List<ApiKeys.Key> there = directory.keys();
        Files.delete(obstacle);
        reopen();
        assertThat(directory.keys()).isEqualTo(there).hasSize(1);
    }

    @Test
    void aKeyThatTheDiskRefusesIsInNoOthersDocument() throws IOException, InterruptedException {
        Path obstacle = obstacle("keys/issued.json");
        var first = new AtomicReference<String>();
        directory.issueKey("carol", problem -> first.set(String.valueOf(problem)));
        String second = told(done -> {
            directory.issueKey("dave", done);
            assertThat(first.get()).isNull();
            heal(obstacle);
        });
        assertThat(first.get()).contains("could not write");
        assertThat(second).isEmpty();
        assertThat(directory.keys()).extracting(ApiKeys.Key::name).containsExactly("dave");
        reopen();
        assertThat(directory.keys()).extracting(ApiKeys.Key::name).containsExactly("dave");
    }

    /** After the first write has failed, and before that is told. */
    private void heal(Path obstacle) {
        try {
            Runnable failed = turn();
            Files.delete(obstacle);
            failed.run();
        } catch (IOException | InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void aNameHasAFewKeysAlsoWhenAllAreAskedForAtOnce() throws IOException, InterruptedException {
        for (int i = 0; i < 8; i++) {
            directory.issueKey("carol", Done.IGNORED);
        }
        assertThat(told(done -> directory.issueKey("carol", done))).contains("has 8 keys already");
        assertThatThrownBy(() -> directory.issueKey("carol", Done.IGNORED)).hasMessageContaining("has 8 keys already");
        reopen();
        assertThat(directory.keys()).hasSize(8);
    }

    @Test
    void aRecordThatTheDiskRefusesLaterIsTakenBack() throws IOException, InterruptedException {
        Path inTheWay = Files.createFile(dir.resolve("agents"));
        assertThat(told(done -> directory.register(Passport.of("alice"), Resume.EMPTY, null, null, done))).contains("could not write");
        assertThat(directory.byName("alice")).as("the name is free again").isNull();
        Files.delete(inTheWay);
        var alice = new AtomicReference<AgentRecord>();
        assertThat(told(done -> alice.set(directory.register(Passport.of("alice"), Resume.EMPTY, null, null, done)))).isEmpty();
        String id = Objects.requireNonNull(alice.get()).id();

        Rule strict = rule("{\"access\": {\"outbound_to\": [\"bob\"]}}");
        Path obstacle = obstacle("agents/" + id + ".json");
        directory.setSkill(id, "digging", Done.IGNORED);
        assertThat(told(done -> directory.setRule(id, strict, true, done))).contains("could not write");
        assertThat(directory.need("alice")).as("as the disk has it").isEqualTo(alice.get());
        assertThat(directory.restricts()).isFalse();
        Files.delete(obstacle);
        assertThat(told(done -> directory.setRule(id, strict, true, done))).isEmpty();
        assertThat(directory.restricts()).isTrue();
        AgentRecord ruled = directory.need("alice");
        reopen();
        assertThat(directory.need("alice")).isEqualTo(ruled);
    }

    @Test
    void aChangeThatTheDiskRefusesIsInNoOtherOfItsRecord() throws IOException, InterruptedException {
        AgentRecord alice = register("alice");
        assertThat(told(done -> directory.setSkill(alice.id(), "digging", done))).isEmpty();
        AgentRecord before = directory.need("alice");
        Path obstacle = obstacle("agents/" + alice.id() + ".json");
        var first = new AtomicReference<String>();
        directory.setRule(alice.id(), rule("{\"access\": {\"outbound_to\": [\"bob\"]}}"), true,
                problem -> first.set(String.valueOf(problem)));
        Runnable failed = turn();
        Files.delete(obstacle);
        String second = told(done -> {
            directory.setSkill(alice.id(), "flying", done);
            failed.run();
        });
        assertThat(first.get()).contains("could not write");
        assertThat(second).as("it contains the first").contains("could not write");
        assertThat(directory.need("alice")).isEqualTo(before);
        assertThat(directory.restricts()).isFalse();
        reopen();
        assertThat(directory.need("alice")).as("nor after a restart").isEqualTo(before);
    }

    @Test
    void whoCannotBeRemovedFromTheDiskStays() throws IOException, InterruptedException {
        AgentRecord alice = register("alice");
        assertThat(told(done -> directory.setSkill(alice.id(), "digging", done))).isEmpty();
        Path file = dir.resolve("agents/" + alice.id() + ".json");
        Files.delete(file);
        Files.createDirectories(file.resolve("not empty"));
        assertThat(told(done -> directory.unregister(alice.id(), done))).contains("could not write");
        assertThat(directory.need("alice").skill()).isEqualTo("digging");
    }

    @Test
    void aNameIsNotFreeWhileSomebodyHasIt() throws IOException, InterruptedException {
        AgentRecord first = register("alice");
        assertThat(told(done -> directory.setSkill(first.id(), "digging", done))).isEmpty();
        Path file = dir.resolve("agents/" + first.id() + ".json");
        Files.delete(file);
        Files.createDirectories(file.resolve("not empty"));
        var second = new AtomicReference<AgentRecord>();
        assertThat(told(done -> {
            directory.unregister(first.id(), Done.IGNORED);
            second.set(directory.register(Passport.of("alice"), Resume.EMPTY, null, null, done));
        })).isEmpty();
        String id = Objects.requireNonNull(second.get()).id();
        assertThat(told(done -> directory.unregister(id, done))).isEmpty();
        assertThat(directory.need("alice").id()).as("its end was refused").isEqualTo(first.id());
        assertThatThrownBy(() -> register("alice")).hasMessageContaining("already registered");
    }

    @Test
    void anEd25519KeyOpensOnlyTheNameItRegistered() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var passport = new Passport("dave", "", null, null, null, null,
                new Passport.Auth("ed25519", null, null, null, signed(pair, "dave", "1")),
                null, null, 1, null, "");
        directory.register(passport, Resume.EMPTY, null, null, Done.IGNORED);
        assertThat(directory.authenticate("dave", "ed25519", signed(pair, "dave", "2")).name()).isEqualTo("dave");
        assertThatThrownBy(() -> directory.authenticate("dave", "ed25519", signed(pair, "dave", "2"))).hasMessageContaining("used before");
        assertThatThrownBy(() -> directory.authenticate("dave", "ed25519", signed(pair, "eve", "3"))).hasMessageContaining("does not fit");
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThatThrownBy(() -> directory.authenticate("dave", "ed25519", signed(other, "dave", "4"))).hasMessageContaining("another key");
        ObjectNode early = signed(pair, "dave", "5");
        clock.pass(61_000);
        assertThatThrownBy(() -> directory.authenticate("dave", "ed25519", early)).hasMessageContaining("60 s");
    }

    @Test
    void theObservedRecordIsTheHubsAndItsMedianIsTrue() throws IOException {
        AgentRecord alice = register("alice");
        long[] latencies = {10, 1_000, 20, 30, 40};
        for (int i = 0; i < latencies.length; i++) {
            directory.observe(alice.id(), "analysis", i == 4 ? "failed" : "completed", latencies[i], "t" + i, Done.IGNORED);
        }
        directory.observe(alice.id(), "analysis", "completed", 9L, "t0", Done.IGNORED);
        var expected = new Resume.Observed(5, 4, 1, 0, 30L);
        assertThat(directory.need("alice").resume().observed()).isEqualTo(Map.of("analysis", expected));
        directory.setResume(alice.id(), Resume.EMPTY, Done.IGNORED);
        reopen();
        assertThat(directory.need("alice").resume().observed()).as("a new resume does not erase it")
                .isEqualTo(Map.of("analysis", expected));
        assertThat(directory.need("alice").resume().version()).isEqualTo(7);
        assertThat(directory.find("analysis", null, null, true, 50)).extracting(AgentRecord::name).containsExactly("alice");
    }

    @Test
    void aTaskThatThereWasNoRoomToCountIsCountedLater() {
        AgentRecord alice = register("alice");
        directory.setSkill(alice.id(), "x".repeat(3_000), Done.IGNORED);
        String large = "y".repeat(1_000);
        assertThatThrownBy(() -> directory.observe(alice.id(), large, "completed", 1L, "t", Done.IGNORED))
                .hasMessageContaining("4000 bytes");
        directory.setSkill(alice.id(), null, Done.IGNORED);
        directory.observe(alice.id(), large, "completed", 1L, "t", Done.IGNORED);
        directory.observe(alice.id(), large, "completed", 1L, "t", Done.IGNORED);
        assertThat(directory.need("alice").resume().observed()).isEqualTo(Map.of(large, new Resume.Observed(1, 1, 0, 0, 1L)));
    }

    @Test
    void aTaskWhoseCountTheDiskRefusesIsCountedWhenItIsToldAgain() throws IOException, InterruptedException {
        AgentRecord alice = register("alice");
        assertThat(told(done -> directory.setSkill(alice.id(), "digging", done))).isEmpty();
        Path obstacle = obstacle("agents/" + alice.id() + ".json");
        var first = new AtomicReference<String>();
        directory.observe(alice.id(), "digging", "completed", 1L, "t", problem -> first.set(String.valueOf(problem)));
        String repeated = told(done -> {
            directory.observe(alice.id(), "digging", "completed", 1L, "t", done);
            assertThat(first.get()).as("while the first is under way").isNull();
        });
        assertThat(first.get()).contains("could not write");
        assertThat(repeated).as("nothing was counted").contains("could not write");
        Files.delete(obstacle);
        for (int i = 0; i < 2; i++) {
            assertThat(told(done -> directory.observe(alice.id(), "digging", "completed", 1L, "t", done))).isEmpty();
        }
        assertThat(directory.need("alice").resume().observed()).isEqualTo(Map.of("digging", new Resume.Observed(1, 1, 0, 0, 1L)));
    }

    @Test
    void theOperatorsRuleCannotBeLoosenedByTheAgent() {
        AgentRecord bob = register("bob");
        assertThat(directory.restricts()).isFalse();
        directory.setRule(bob.id(), rule("{\"access\": {\"outbound_to\": [\"alice\"]}}"), true, Done.IGNORED);
        assertThat(directory.restricts()).isTrue();
        assertThatThrownBy(() -> directory.setRule(bob.id(), Rule.DEFAULT, false, Done.IGNORED))
                .hasMessageContaining("set by the operator");
        assertThat(directory.need("bob").rule().version()).isEqualTo(2);
        directory.setRule(bob.id(), Rule.DEFAULT, true, Done.IGNORED);
        assertThat(directory.restricts()).isFalse();
    }

    @Test
    void theGateJudgesNamesOfAllProtocols() {
        var gate = new RuleGate(directory, clock);
        assertThat(gate.armed()).isFalse();
        directory.neural("seller");
        directory.setRule(directory.need("seller").id(), rule("""
                {"access": {"outbound_to": ["b*"], "inbound_from": ["boss"]}, "limits": {"rate": {"per_minute": 60, "burst": 2}}}"""), true,
                Done.IGNORED);
        assertThat(gate.armed()).isTrue();
        assertThat(gate.judge("seller", "alice", clock.nanos())).isEqualTo(Reason.RULE);
        assertThat(gate.judge("bob", "seller", clock.nanos())).isEqualTo(Reason.RULE);
        assertThat(gate.judge("boss", "seller", clock.nanos())).isEqualTo(Reason.NONE);
        assertThat(gate.judge("seller", "bob", clock.nanos())).isEqualTo(Reason.NONE);
        assertThat(gate.judge("seller", "", clock.nanos())).isEqualTo(Reason.NONE);
        assertThat(gate.judge("seller", "bob", clock.nanos())).isEqualTo(Reason.RATE_LIMITED);
        clock.pass(1_000);
        assertThat(gate.judge("seller", "bob", clock.nanos())).isEqualTo(Reason.NONE);
        assertThat(gate.hits(directory.need("seller").id())).isEqualTo(
                Map.of(RuleGate.Limit.OUTBOUND_TO, 1L, RuleGate.Limit.INBOUND_FROM, 1L, RuleGate.Limit.RATE, 1L));
    }

    @Test
    void anIdentityIsNotLargerThanItMayBe() throws IOException {
        AgentRecord alice = register("alice");
        assertThatThrownBy(() -> directory.setSkill(alice.id(), "x".repeat(5_000), Done.IGNORED))
                .hasMessageContaining("identities of at most 4000 bytes each");
        assertThatThrownBy(() -> {
            for (int i = 0; i < 100; i++) {
                directory.observe(alice.id(), "capability-" + i, "completed", 10L, "t" + i, Done.IGNORED);
            }
        }).hasMessageContaining("of at most 4000 bytes each");
        assertThat(directory.need("alice").resume().observed()).as("what was there before stays").isNotEmpty();
        directory.setRule(alice.id(), rule("{\"access\": {\"outbound_to\": [\"" + "b".repeat(500) + "\"]}}"), true, Done.IGNORED);
        assertThat(directory.restricts()).as("nobody keeps the operator's rule out by filling its own record").isTrue();
        reopen();
        assertThat(directory.need("alice").resume().observed()).isNotEmpty();
        directory.unregister(alice.id(), Done.IGNORED);
        register("alice");
    }

    @Test
    void identitiesTogetherTakeNoMoreMemoryThanTheyMay() {
        assertThatThrownBy(() -> {
            for (int i = 0; i < 50; i++) {
                directory.register(Passport.of("a" + i), Resume.EMPTY, "x".repeat(3_000), null, Done.IGNORED);
            }
        }).hasMessageContaining("identities of this hub take as much memory");
        directory.unregister(directory.need("a0").id(), Done.IGNORED);
        directory.register(Passport.of("another"), Resume.EMPTY, "x".repeat(3_000), null, Done.IGNORED);
    }

    @Test
    void thereAreNoMoreIdentitiesThanThereMayBe() {
        for (int i = 0; i < 50; i++) {
            register("a" + i);
        }
        assertThatThrownBy(() -> register("one more")).hasMessage("the hub has as many identities as it may (50)");
        directory.unregister(directory.need("a7").id(), Done.IGNORED);
        register("one more");
    }

    @Test
    void aTaskIdIsShort() {
        AgentRecord alice = register("alice");
        assertThatThrownBy(() -> directory.observe(alice.id(), "x", "completed", 1L, "t".repeat(201), Done.IGNORED))
                .hasMessageContaining("200 characters");
    }

    @Test
    void idsRiseThoughTheClockFalls() {
        var stamps = new Stamps(clock, new Random(1));
        String first = stamps.id();
        clock.jump(-3_600_000);
        assertThat(stamps.id()).isGreaterThan(first);
    }

    private AgentRecord register(String name) { return directory.register(Passport.of(name), Resume.EMPTY, null, null, Done.IGNORED); }

    private static Rule rule(String json) { return Shape.read(new JsonMapper().readTree(json), Rule.class, "rule"); }

    private static ObjectNode claim(String token) { return new JsonMapper().createObjectNode().put("token", token); }

    private static Passport passport(String name, String scheme, String token) {
        return new Passport(name, "", null, null, null, null, new Passport.Auth(scheme, null, null, null, claim(token)), null, null, 1,
                null, "");
    }

    private ObjectNode signed(KeyPair pair, String name, String nonce) throws GeneralSecurityException {
        String at = Stamps.iso(clock.wallMicros());
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(("thalamus-auth\n" + name + "\n" + at + "\n" + nonce).getBytes(StandardCharsets.UTF_8));
        return new JsonMapper().createObjectNode().put("public_key", base64(pair.getPublic().getEncoded())).put("signed_at", at)
                .put("nonce", nonce).put("signature", base64(signature.sign()));
    }

    private static String base64(byte[] bytes) { return Base64.getEncoder().encodeToString(bytes); }
}
