package dev.thalamus.hub;

import static dev.thalamus.hub.TwoHubs.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many strangers at the door that never come in (R8): half-open handshakes that send a byte now and then, and links that never register. Agents that are
 * connected notice nothing, the strangers are gone by themselves, and everything they held is free again. {@code -Dthalamus.flood.strangers=4000} for the long profile.
 */
class FloodTest {
    private static final int STRANGERS = Integer.getInteger("thalamus.flood.strangers", 300);
    private static final byte[] HALF = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: webs".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path dir;

    @Test
    void halfOpenHandshakesAndSilentLinksHoldNobodyUpAndGo() throws IOException {
        try (var hub = SetHub.open(dir, "limits.handshake=2s", "limits.firstMessage=2s");
                var a = new TestAgent(hub, "a", "aaaa");
                var b = new TestAgent(hub, "b", "bbbb")) {
            say(a, b, "before");
            long files = openFiles();
            List<Socket> halfOpen = new ArrayList<>();
            List<TestAgent> silent = new ArrayList<>();
            try {
                for (int i = 0; i < STRANGERS; i++) {
                    halfOpen.add(Raw.connect(hub.info().url()));
                    if (i % 10 == 0) {
                        silent.add(TestAgent.stranger(hub));
                        say(a, b, "while they come " + i);
                    }
                }
                for (int sent = 0, ended = 0; sent < HALF.length && ended < halfOpen.size(); sent++) {
                    ended = 0;
                    for (Socket socket : halfOpen) {
                        try {
                            socket.getOutputStream().write(HALF[sent]);
                        } catch (IOException gone) {
                            ended++;
                        }
                    }
                    say(a, b, "while they drip " + sent);
                }
                for (Socket socket : halfOpen) {
                    assertThat(Raw.isEnded(socket)).as("a half-open handshake ends by itself").isTrue();
                }
                silent.forEach(link -> assertThat(link.closeCode()).as("who never registers is told so").isEqualTo(1008));
            } finally {
                for (Socket socket : halfOpen) {
                    socket.close();
                }
                silent.forEach(link -> link.socket.abort());
            }
            eventually("their files are closed", () -> openFiles() <= files + 20);
            say(a, b, "after");
            new TestAgent(hub, "c", "cccc").close();
        }
    }

    private static void say(TestAgent from, TestAgent to, String what) {
        from.transmit(to.name, "\"" + what + "\"");
        assertThat(to.payload()).isEqualTo("\"" + what + "\"");
    }

    /** Of this process, where the system tells; else 0, and nothing is compared. */
    private static long openFiles() {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException unknown) {
            return 0;
        }
    }
}
