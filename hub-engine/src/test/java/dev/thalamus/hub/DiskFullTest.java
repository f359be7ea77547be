package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.StoreHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that is really full (R4): 8 MiB of memory mounted for the test, where that is allowed; elsewhere it is skipped. */
class DiskFullTest {
    private static final String PAYLOAD = "\"%d:" + "x".repeat(32 << 10) + "\"";

    @TempDir
    Path dir;
    private Path small = Path.of("");

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        small = Files.createDirectory(dir.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString()), "needs to be allowed to mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException { run("umount", "-l", small.toString()); }

    @Test
    void signalsToKeepAreRefusedLiveOnesGoOnAndItRecoversByItself() throws IOException {
        Path filler = Files.write(small.resolve("filler"), new byte[4 << 20]);
        List<String> answered = new ArrayList<>();
        try (var hub = SetHub.open(small, "storage.journalBytes=0");
                var sender = new TestAgent(hub, "sender", "ssss");
                var live = new TestAgent(hub, "live", "llll")) {
            new TestAgent(hub, "away", "aaaa").leave();
            sender.control("peer_left", "away");
            String refused = "";
            for (int i = 0; refused.isEmpty(); i++) {
                assertThat(i).as("it is never full").isLessThan(400);
                refused = keep(sender, i, answered);
            }
            assertThat(refused).isEqualTo(Reason.STORE_FULL.sentence());
            assertThat(answered).isNotEmpty();
            eventually("it says so", () -> hub.snapshot().join().store().state() == StoreHealth.State.STALLED);
            for (int i = 0; i < 100; i++) {
                sender.transmit("live", Integer.toString(i));
                assertThat(live.payload()).isEqualTo(Integer.toString(i));
            }
            Files.delete(filler);
            eventually("it recovers", () -> hub.snapshot().join().store().state() == StoreHealth.State.OK);
            assertThat(keep(sender, 1_000, answered)).isEmpty();
        }
        try (var hub = SetHub.open(small, "storage.journalBytes=0"); var back = new TestAgent(hub, "away", "bbbb")) {
            assertThat(hub.snapshot().join().store().state()).as("no damage").isEqualTo(StoreHealth.State.OK);
            List<String> got = new ArrayList<>();
            while (got.size() < answered.size()) {
                got.add(number(back.payload()));
            }
            assertThat(got).isEqualTo(answered);
        }
    }

    /** Empty when it is kept, else the reason. */
    private static String keep(TestAgent sender, int number, List<String> answered) {
        var answer = sender.call("agent.transmit",
                "{\"target\": \"away\", \"signal_type\": \"DOPAMINE\", \"payload\": %s}".formatted(PAYLOAD.formatted(number)))
                .path("result");
        if (answer.path("outcome").asString("").equals("queued")) {
            answered.add(Integer.toString(number));
            return "";
        }
        return answer.path("reason").asString("");
    }

    private static String number(String payload) { return payload.substring(1, payload.indexOf(':')); }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
