package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.knowledge.DiskKnowledge;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk fails, is full, or was torn: what was told as done is there, what was not is not, and the rest goes on. */
class SessionFaultTest {
    @TempDir
    Path dir;
    private final List<FaultyKnowledge> stores = new ArrayList<>();
    private SessionHarness hub;
    private FaultyKnowledge store;

    @BeforeEach
    void open() {
        hub = new SessionHarness(new ManualClock(), new SessionLimits(Duration.ofSeconds(15), 3, 1 << 20, 64 << 20, 1 << 20), turns -> {
            stores.add(new FaultyKnowledge(turns));
            return stores.getFirst();
        });
        store = stores.getFirst();
        agents(hub);
    }

    private static void agents(SessionHarness hub) { List.of("ana", "luis").forEach(hub::agent); }

    @Test
    void whatTheDiskDidNotTakeWasNotSaid() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        hub.say(session, "ana", "kept");
        store.failing = 1;
        var told = new ArrayList<String>();
        hub.sessions.post(Envelope.text(session.id(), hub.id("ana"), "lost"), new Reply<>() {
            @Override
            public void done(String id) { told.add("done"); }

            @Override
            public void refused(Refusal why) { told.add(why.why()); }
        });
        hub.run();
        assertThat(told).containsExactly("the disk broke");
        Session again = hub.sessions.need(session.id());
        assertThat(hub.log(again)).extracting(Envelope::words).contains("kept").doesNotContain("lost");
        assertThat(hub.handed("luis")).doesNotContain("lost");
        hub.say(again, "ana", "and on");
        assertThat(hub.handed("luis")).endsWith("and on");
    }

    @Test
    void aSessionIsOnTheRecordWhenItsBeginningIsOnTheDisk() {
        store.failing = 1;
        hub.invite("conversation", null, "{}", "ana", "luis");
        assertThat(hub.recorded("channel_created")).isZero();
        assertThat(hub.told(HubEvent.SessionOpened.class)).isEmpty();
        hub.invite("conversation", null, "{}", "ana", "luis");
        assertThat(hub.recorded("channel_created")).isOne();
        assertThat(hub.told(HubEvent.SessionOpened.class)).singleElement()
                .satisfies(opened -> assertThat(opened.participants()).containsExactly("ana", "luis"));
    }

    @Test
    void anEndThatTheDiskDidNotTakeIsNoEnd() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        store.failing = 1;
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        hub.run();
        Session again = hub.sessions.need(session.id());
        assertThat(again.state()).isEqualTo(Channel.State.ACTIVE);
        hub.open("conversation", "{}", "ana", "luis");
        hub.open("conversation", "{}", "ana", "luis");
        assertThatThrownBy(() -> hub.open("conversation", "{}", "ana", "luis")).as("it does not give way to others")
                .hasMessageContaining("none has ended");
        assertThat(hub.sessions.find(session.id())).isSameAs(again);
        hub.say(again, "ana", "still open");
    }

    @Test
    void anEndThatTheDiskDidNotTakeCountsAsOpenForItsCreator() {
        hub.rule("ana", "{\"limits\": {\"max_concurrent_channels\": 1}}");
        Session session = hub.open("conversation", "{}", "ana", "luis");
        store.failing = 1;
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThatThrownBy(() -> hub.open("conversation", "{}", "ana", "luis")).hasMessageContaining("open channels of at most 1");
        hub.sessions.close(hub.sessions.need(session.id()), "", SessionHarness.reply(channel -> {}));
        hub.run();
        hub.open("conversation", "{}", "ana", "luis");
    }

    @Test
    void anEndThatTheDiskDidNotTakeLeavesItsTasksOpen() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        assertThat(told(done -> hub.tasks.observe(task(hub, session.id()), done))).isNull();
        store.failing = 1;
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.RUNNING);
        hub.sessions.close(hub.sessions.need(session.id()), "", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.EXPIRED);
    }

    @Test
    void tasksWhoseEndTheDiskDidNotTakeEndLaterWhenTheirSessionHasEnded() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        assertThat(told(done -> hub.tasks.observe(task(hub, session.id()), done))).isNull();
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        store.failing = 1; // the session's end is taken, the task's is not
        hub.run();
        assertThat(session.state()).isEqualTo(Channel.State.CLOSED);
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.RUNNING);
        hub.look();
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.EXPIRED);
        assertThat(hub.recorded("task_terminated")).isOne();
    }

    @Test
    void tasksEndOnlyWhenTheEndOfTheirSessionIsOnTheDisk() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        assertThat(told(done -> hub.tasks.observe(task(hub, session.id()), done))).isNull();
        store.failing = 1;
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        hub.sessions.expire(); // before the disk has answered
        hub.run();
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.RUNNING);
    }

    @Test
    void tasksOfASessionThatEndedJustBeforeTheHubWasKilledEndAtItsStart() {
        var clock = new ManualClock();
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            Session session = before.open("conversation", "{}", "ana", "luis");
            before.sessions.close(session, "", SessionHarness.reply(channel -> {}));
            before.run();
            before.tasks.observe(task(before, session.id()), problem -> {});
            before.run();
        }
        try (var after = new SessionHarness(clock, dir)) {
            assertThat(after.tasks.need("dig").state()).isEqualTo(Task.State.EXPIRED);
        }
    }

    @Test
    void whatTheDiskDidNotTakeOfATaskIsTakenBack() {
        store.failing = 1;
        assertThat(told(done -> hub.tasks.observe(task(hub, null), done))).isEqualTo("the disk broke");
        assertThatThrownBy(() -> hub.tasks.need("dig")).hasMessageContaining("not found");
        assertThat(told(done -> hub.tasks.observe(task(hub, null), done))).isNull();
        store.failing = 1;
        assertThat(told(done -> hub.tasks.update("dig", Task.State.COMPLETED, null, null, null, done))).isEqualTo("the disk broke");
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.RUNNING);
        assertThat(hub.recorded("task_terminated")).isZero();
        assertThat(told(done -> hub.tasks.update("dig", Task.State.COMPLETED, null, null, null, done))).isNull();
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.COMPLETED);
        assertThat(hub.recorded("task_terminated")).isOne();
    }

    @Test
    void anEndThatIsToldTwiceIsAnsweredWhenItIsOnTheDisk() {
        assertThat(told(done -> hub.tasks.observe(task(hub, null), done))).isNull();
        store.failing = 1;
        var told = new ArrayList<@Nullable String>();
        hub.tasks.update("dig", Task.State.COMPLETED, null, null, null, told::add);
        hub.tasks.update("dig", Task.State.COMPLETED, null, null, null, told::add);
        hub.run();
        assertThat(told).hasSize(2).doesNotContainNull().first().isEqualTo("the disk broke");
        assertThat(hub.tasks.need("dig").state()).isEqualTo(Task.State.RUNNING);
        told.clear();
        hub.tasks.update("dig", Task.State.COMPLETED, null, null, null, told::add);
        hub.tasks.update("dig", Task.State.COMPLETED, null, null, null, told::add);
        assertThat(told).as("nothing is on the disk yet").isEmpty();
        hub.run();
        assertThat(told).containsExactly(null, null);
        assertThat(hub.recorded("task_terminated")).isOne();
    }

    @Test
    void aTaskThatTheDiskDidNotForgetIsTheOldestAgainAndOnNoRecord() {
        for (int i = 0; i < 10; i++) {
            observe("t" + i);
        }
        assertThat(told(done -> hub.tasks.update("t0", Task.State.COMPLETED, null, null, null, done))).isNull();
        store.failing = 1;
        observe("t10");
        assertThat(hub.recorded("task_forgotten")).isZero();
        assertThat(hub.tasks.list(null, null, null, 100)).extracting(Task::taskId).startsWith("t10", "t9").endsWith("t1", "t0");
        assertThat(told(done -> hub.tasks.update("t1", Task.State.COMPLETED, null, null, null, done))).isNull();
        observe("t11");
        assertThat(hub.recorded("task_forgotten")).isEqualTo(2);
        assertThat(hub.tasks.list(null, null, null, 100)).extracting(Task::taskId).hasSize(10).doesNotContain("t0", "t1");
    }

    private void observe(String id) { assertThat(told(done -> hub.tasks.observe(task(hub, id, null), done))).isNull(); }

    private static Task task(SessionHarness hub, @Nullable String sessionId) { return task(hub, "dig", sessionId); }

    private static Task task(SessionHarness hub, String id, @Nullable String sessionId) {
        return new Task(id, hub.id("ana"), new Task.Spec("dig", "", SessionHarness.JSON.createObjectNode(), null), Task.State.RUNNING,
                "",
                null, null, null, null, SessionHarness.JSON.createObjectNode(), null, "", sessionId);
    }

    private @Nullable String told(Consumer<KnowledgeStore.Done> change) {
        var told = new ArrayList<@Nullable String>();
        change.accept(told::add);
        hub.run();
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    @Test
    void aSessionThatCouldNotBeReadAgainIsReadLater() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        store.failing = 1;
        store.unreadable = 1;
        hub.sessions.post(Envelope.text(session.id(), hub.id("ana"), "lost"), SessionHarness.reply(id -> {}));
        hub.run();
        assertThat(hub.refused(session, "ana", "too early").why()).contains("is being read again");
        hub.sessions.save();
        hub.run();
        Session again = hub.sessions.need(session.id());
        hub.say(again, "ana", "and on");
        assertThat(hub.log(again)).extracting(Envelope::words).endsWith("and on").doesNotContain("lost");
    }

    @Test
    void whatWasAcknowledgedStaysSoWhenTheLogIsReadAgain() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        hub.acknowledge(session, "luis", hub.say(session, "ana", "kept"));
        store.failing = 1;
        hub.sessions.post(Envelope.text(session.id(), hub.id("ana"), "lost"), SessionHarness.reply(id -> {}));
        hub.run();
        assertThat(hub.sessions.need(session.id())).isNotSameAs(session);
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).isZero();
    }

    @Test
    void anAcknowledgementThatTheDiskDidNotTakeIsWrittenLater() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        hub.acknowledge(session, "luis", hub.say(session, "ana", "1"));
        store.full = true;
        hub.sessions.save();
        store.full = false;
        assertThat(saved(session)).isTrue();
        hub.acknowledge(session, "luis", hub.say(session, "ana", "2"));
        store.failing = 1;
        hub.sessions.save();
        hub.run();
        assertThat(saved(session)).isTrue();
    }

    /** Whether the next second leaves on the disk who acknowledged what. */
    private boolean saved(Session session) {
        hub.sessions.save();
        hub.run();
        var last = new ArrayList<byte[]>();
        hub.store.read(SessionFile.path(session), (records, problem) -> last.add(records.getLast()));
        hub.run();
        return java.util.Arrays.equals(last.getFirst(), SessionFile.acknowledged(session.cursors));
    }

    @Test
    void whatAnExpectationDemandsIsDoneWhenTheDiskTakesIt() {
        Session session = hub.open("conversation", """
                {"expectations": [{"name": "reply_within", "on_violation": "auto_close", "params": {"seconds": 5}}]}""", "ana", "luis");
        hub.say(session, "ana", "well?");
        store.full = true;
        hub.pass(Duration.ofSeconds(10));
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        assertThat(hub.recorded("expectation_violated")).isZero();
        store.full = false;
        hub.look();
        assertThat(session.state()).isEqualTo(Channel.State.CLOSED);
        assertThat(hub.recorded("expectation_violated")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "auto_close"})
    void aViolationThatTheDiskDidNotTakeIsOnTheRecordOnce(String handler) {
        Session session = hub.open("conversation", """
                {"expectations": [{"name": "reply_within", "on_violation": "%s", "params": {"seconds": 5}}]}""".formatted(handler),
                "ana", "luis");
        hub.say(session, "ana", "well?");
        store.failing = 1;
        hub.pass(Duration.ofSeconds(10));
        assertThat(hub.recorded("expectation_violated")).isZero();
        assertThat(hub.recorded("channel_closed")).isZero();
        assertThat(hub.told(HubEvent.SessionClosed.class)).isEmpty();
        hub.pass(Duration.ofSeconds(10));
        assertThat(hub.recorded("expectation_violated")).isOne();
        assertThat(hub.recorded("channel_closed")).isEqualTo(handler.equals("auto_close") ? 1 : 0);
        assertThat(hub.told(HubEvent.SessionClosed.class)).hasSize(handler.equals("auto_close") ? 1 : 0);
    }

    @Test
    void aHubWhoseLogsAreFullStarts() throws IOException {
        var clock = new ManualClock();
        String id;
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            id = before.open("conversation", "{}", "ana", "luis").id();
        }
        Path log = dir.resolve("sessions").resolve(id + ".log");
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, lines.size() - 1)); // it was killed between the last yes and the opening
        try (var after = new SessionHarness(clock, SessionHarness.LIMITS, turns -> full(dir, turns))) {
            assertThat(after.sessions.need(id).state()).isEqualTo(Channel.State.PENDING);
        }
        try (var third = new SessionHarness(clock, dir)) {
            assertThat(third.sessions.need(id).state()).isEqualTo(Channel.State.ACTIVE);
        }
    }

    private static KnowledgeStore full(Path dir, Consumer<Runnable> turns) {
        try {
            return new DiskKnowledge(dir, new DiskKnowledge.Bounds(1, Duration.ZERO), turns, fault -> {});
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void aFullDiskRefusesAndEndsNothing() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        store.full = true;
        assertThat(hub.refused(session, "ana", "no room").why()).contains("try again");
        assertThatThrownBy(() -> hub.invite("conversation", null, "{}", "ana", "luis")).hasMessageContaining("try again");
        assertThat(hub.recorded("channel_created")).as("what never was is not on the record").isOne();
        assertThatThrownBy(() -> hub.agent("eva")).hasMessageContaining("try again");
        assertThat(hub.directory.byName("eva")).isNull();
        hub.pass(Duration.ofHours(3));
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        store.full = false;
        hub.look();
        assertThat(session.state()).as("its end comes when the disk takes it").isEqualTo(Channel.State.EXPIRED);
    }

    @Test
    void tornFilesCostTheirLastLineAndNotTheHub() throws IOException {
        var clock = new ManualClock();
        String id;
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            Session session = before.open("conversation", "{}", "ana", "luis");
            before.say(session, "ana", "kept");
            before.say(session, "ana", "torn");
            id = session.id();
        }
        Path log = dir.resolve("sessions").resolve(id + ".log");
        Files.write(log, java.util.Arrays.copyOf(Files.readAllBytes(log), (int) Files.size(log) - 3));
        Files.writeString(dir.resolve("sessions").resolve("strange.log"), "9ae0daaf no session\n");
        Files.writeString(dir.resolve("sessions").resolve("empty.log"), "");
        for (String folder : List.of("agents", "tasks", "keys")) {
            Files.createDirectories(dir.resolve(folder));
            Files.writeString(dir.resolve(folder).resolve("torn.json"), "9ae0daaf {\"half");
        }
        try (var after = new SessionHarness(clock, dir)) {
            Session session = after.sessions.need(id);
            assertThat(after.log(session)).extracting(Envelope::words).contains("kept").doesNotContain("torn");
            after.say(session, "ana", "and on");
            assertThat(after.directory.all()).hasSize(2);
        }
        try (var third = new SessionHarness(clock, dir)) {
            assertThat(third.log(third.sessions.need(id))).extracting(Envelope::words).endsWith("and on");
        }
        try (Stream<Path> files = Files.list(dir.resolve("sessions"))) {
            assertThat(files.map(file -> file.getFileName().toString())).as("what was cut off is set aside").contains(id + ".log.torn");
        }
    }

    @Test
    void aFileThatIsWholeAndStrangeCostsItselfAndNotTheHub() throws IOException {
        var clock = new ManualClock();
        String id;
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            id = before.open("conversation", "{}", "ana", "luis").id();
            byte[] strange = "{\"channel\": {\"from\": \"another version\"}}".getBytes(StandardCharsets.UTF_8);
            before.store.append("sessions/18e9.log", List.of(strange), problem -> {});
            for (String path : List.of("agents/18e9.json", "tasks/18e9.json", "keys/18e9.json")) {
                before.store.put(path, strange, problem -> {});
            }
            before.run();
        }
        try (var after = new SessionHarness(clock, dir)) {
            assertThat(after.sessions.all()).extracting(Session::id).containsExactly(id);
            assertThat(after.directory.all()).hasSize(2);
            assertThat(dir.resolve("sessions").resolve("18e9.log")).as("is left alone").isNotEmptyFile();
        }
    }

    @Test
    void whatTheDiskDidNotTakeFillsNoInbox() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        store.failing = 1;
        hub.sessions.post(Envelope.text(session.id(), hub.id("ana"), "lost"), SessionHarness.reply(id -> {}));
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).isOne();
        hub.run();
        assertThat(hub.sessions.unacknowledged(hub.id("luis"))).isZero();
    }

    @Test
    void whoOpensIsAnsweredAlthoughTheDiskFailedMeanwhile() {
        var opened = new ArrayList<String>();
        Session session = hub.sessions.open(Opening.conversation(hub.id("ana"), hub.id("luis")),
                SessionHarness.reply(channel -> opened.add(channel.channelId())));
        hub.run();
        store.failing = 2;
        hub.answer(session, "luis", true);
        assertThat(opened).as("the yes and the opening are lost").isEmpty();
        hub.answer(hub.sessions.need(session.id()), "luis", true);
        assertThat(opened).containsExactly(session.id());
    }

    @Test
    void whoOpensIsAnsweredOnceAlthoughTheSessionEndsAfterTheDiskFailed() {
        var told = new ArrayList<String>();
        store.failing = 1;
        Session session = hub.sessions.open(Opening.conversation(hub.id("ana"), hub.id("luis")), new Reply<>() {
            @Override
            public void done(Channel channel) { told.add("done"); }

            @Override
            public void refused(Refusal why) { told.add(why.why()); }
        });
        hub.sessions.close(session, "enough", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThat(told).containsExactly("the disk broke");
    }

    @Test
    void bytesInTheMiddleOfALogCostWhatFollows() throws IOException {
        var clock = new ManualClock();
        String id;
        try (var before = new SessionHarness(clock, dir)) {
            agents(before);
            Session session = before.open("conversation", "{}", "ana", "luis");
            for (int i = 0; i < 10; i++) {
                before.say(session, "ana", "n" + i);
            }
            id = session.id();
        }
        Path log = dir.resolve("sessions").resolve(id + ".log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"n5\"") + 1] = 'm';
        Files.write(log, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        try (var after = new SessionHarness(clock, dir)) {
            assertThat(after.log(after.sessions.need(id))).extracting(Envelope::words).contains("n4").doesNotContain("m5", "n6");
        }
    }
}
