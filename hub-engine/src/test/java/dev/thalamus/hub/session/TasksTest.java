package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.hub.identity.Refusal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Tasks: what their owners tell of them, and how much of it is kept. */
class TasksTest {
    private final SessionHarness hub = new SessionHarness();
    private final Tasks tasks = hub.tasks;

    @BeforeEach
    void open() { List.of("ana", "luis").forEach(hub::agent); }

    private void observe(String id) { observe(id, ""); }

    private void observe(String id, String description) {
        tasks.observe(new Task(id, hub.id("ana"), new Task.Spec(id, description, json("{}"), "digging"), Task.State.CREATED, "", null,
                null, null, null, json("{}"), null, "", null), problem -> {});
        hub.run();
    }

    private static ObjectNode json(String text) { return (ObjectNode) SessionHarness.JSON.readTree(text); }

    private void end(String id) {
        tasks.update(id, Task.State.COMPLETED, null, null, null, problem -> {});
        hub.run();
    }

    private void progress(String id, String key, int bytes) {
        tasks.update(id, null, json("{\"" + key + "\": \"" + "x".repeat(bytes) + "\"}"), null, null, problem -> {});
        hub.run();
    }

    @Test
    void progressIsMergedUntilTheTaskIsAsLargeAsItMayBe() {
        observe("dig");
        progress("dig", "a", 4_000);
        progress("dig", "b", 4_000);
        assertThatThrownBy(() -> progress("dig", "c", 4_000)).isInstanceOf(Refusal.class)
                .hasMessageContaining("of at most 10000 bytes each").extracting(refused -> ((Refusal) refused).code())
                .isEqualTo(Refusal.Code.TOO_LARGE);
        assertThat(tasks.need("dig").progress().propertyNames()).containsExactly("a", "b");
        progress("dig", "a", 10);
        progress("dig", "c", 3_000);
        end("dig");
        assertThat(tasks.need("dig").state()).isEqualTo(Task.State.COMPLETED);
    }

    @Test
    void aCheckpointCountsToo() {
        observe("dig");
        assertThatThrownBy(() -> tasks.checkpoint("dig", json("{\"s\": \"" + "x".repeat(10_000) + "\"}"), problem -> {}))
                .hasMessageContaining("of at most 10000 bytes each");
        tasks.checkpoint("dig", json("{\"s\": 1}"), problem -> {});
        assertThat(tasks.checkpoint("dig")).isEqualTo(json("{\"s\": 1}"));
        assertThatThrownBy(() -> observe("large", "x".repeat(10_000))).hasMessageContaining("each");
    }

    @Test
    void theOldestEndedTaskGivesWayToANewOneAndThatIsOnTheRecord() {
        for (int i = 0; i < 10; i++) {
            observe("t" + i);
        }
        assertThatThrownBy(() -> observe("t10")).hasMessageContaining("as many tasks as it may (10), and none has ended");
        end("t3");
        end("t1");
        observe("t10");
        assertThat(tasks.list(null, null, null, 100)).extracting(Task::taskId).doesNotContain("t1").contains("t3", "t10");
        assertThat(hub.record).anyMatch(one -> one.startsWith("task_forgotten ") && one.contains("t1"));
    }

    @Test
    void endedTasksGiveWayToTheMemoryThatOthersNeed() {
        for (int i = 0; i < 3; i++) {
            observe("t" + i, "x".repeat(8_000));
        }
        assertThatThrownBy(() -> observe("t3", "x".repeat(8_000))).hasMessageContaining("as much memory as they may");
        end("t0");
        observe("t3", "x".repeat(8_000));
        assertThat(tasks.list(null, null, null, 100)).extracting(Task::taskId).doesNotContain("t0");
    }

    @Test
    void aTaskEndsAlthoughThereIsNoRoomForMore() {
        for (int i = 0; i < 3; i++) {
            observe("t" + i, "x".repeat(8_000));
        }
        assertThatThrownBy(() -> progress("t0", "p", 1_000)).as("there is no room").hasMessageContaining("memory");
        end("t0");
        assertThat(tasks.need("t0").state()).isEqualTo(Task.State.COMPLETED);
    }

    @Test
    void anEndedTaskStaysAsItIs() {
        observe("dig");
        end("dig");
        progress("dig", "late", 1);
        observe("dig");
        assertThat(tasks.need("dig").state()).isEqualTo(Task.State.COMPLETED);
        assertThat(tasks.need("dig").progress()).isEmpty();
        assertThat(hub.recorded("task_terminated")).isOne();
    }

    @Test
    void theRuleLimitsHowManyAreOpenAtOnce() {
        hub.rule("ana", "{\"limits\": {\"max_concurrent_tasks\": 2, \"task_ttl_default\": \"60s\"}}");
        observe("t0");
        observe("t1");
        assertThatThrownBy(() -> observe("t2")).hasMessageContaining("open tasks of at most 2");
        end("t0");
        observe("t2");
        hub.pass(java.time.Duration.ofSeconds(61));
        assertThat(tasks.list(null, null, Task.State.EXPIRED, 100)).extracting(Task::taskId).containsExactlyInAnyOrder("t1", "t2");
    }

    @Test
    void aSessionThatEndsEndsItsTasks() {
        Session session = hub.open("conversation", "{}", "ana", "luis");
        tasks.observe(new Task("dig", hub.id("ana"), new Task.Spec("dig", "", json("{}"), null), Task.State.RUNNING, "", null, null, null,
                null, json("{}"), null, "", session.id()), problem -> {});
        hub.sessions.close(session, "", SessionHarness.reply(channel -> {}));
        hub.run();
        assertThat(tasks.need("dig").state()).isEqualTo(Task.State.EXPIRED);
        assertThat(hub.record).anyMatch(one -> one.startsWith("task_terminated ") && one.contains("session_closed"));
    }

    @Test
    void nobodyTellsOfAnothersTask() {
        observe("dig");
        assertThatThrownBy(() -> tasks.observe(new Task("dig", hub.id("luis"), new Task.Spec("dig", "", json("{}"), null),
                Task.State.RUNNING, "", null, null, null, null, json("{}"), null, "", null), problem -> {}))
                .hasMessageContaining("belongs to another agent");
    }
}
