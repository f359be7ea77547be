package dev.thalamus.hub.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write into remotes.json is used, or refused with words that name the file and what to do. */
class RemotesFileTest {
    private static final Set<String> OWN = Set.of("me.test");
    private static final String GOOD = """
            {"b.test": {"url": "wss://b.test:8765", "token": "s3cr3t", "enabled": true, "autoconnect": false, "trust": "b.pem"},
             "ñandú.test": {"url": "ws://127.0.0.1:8765/hub", "token": "otro"}}
            """;

    @TempDir
    Path dir;
    private Path file;

    @BeforeEach
    void name() { file = dir.resolve("remotes.json"); }

    @Test
    void aGoodOneIsReadAlsoWithAByteOrderMark() throws IOException {
        Files.writeString(file, "\uFEFF" + GOOD);
        assertThat(RemotesFile.read(file, OWN)).containsOnlyKeys("b.test", "ñandú.test");
        assertThat(RemotesFile.read(dir.resolve("none.json"), OWN)).isEmpty();
    }

    @Test
    void thisHubItselfIsNoPeer() throws IOException {
        Files.writeString(file, GOOD.replace("b.test\": {", "me.test\": {"));
        refused("me.test is this hub itself");
    }

    @Test
    void aDomainThatIsThereTwiceIsNamed() throws IOException {
        Files.writeString(file, GOOD.replace("ñandú.test", "b.test"));
        refused("has 'b.test' twice");
    }

    @Test
    void anotherEncodingIsSaid() throws IOException {
        Files.write(file, GOOD.getBytes(StandardCharsets.ISO_8859_1));
        refused("save it as UTF-8");
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(file);
        refused("is a folder");
    }

    @Test
    void aTokenWithoutItsQuotesStaysSecret() throws IOException {
        Files.writeString(file, GOOD.replace("\"s3cr3t\"", "s3cr3t"));
        refused("is not JSON: something is wrong in line 1");
    }

    /** Mutations of a good file, always the same ones. */
    @Test
    void whateverIsInItItIsReadOrRefusedByName() throws IOException {
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes = mutated(bytes, random);
            }
            Files.write(file, bytes);
            try {
                RemotesFile.read(file, OWN);
                read++;
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining(file.toString());
            } catch (RuntimeException | Error never) {
                throw new AssertionError("mutation " + i + ": " + new String(bytes, StandardCharsets.UTF_8), never);
            }
        }
        assertThat(read).as("some mutations leave a good file").isBetween(1, 3_999);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        var out = new ByteArrayOutputStream();
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        out.write(bytes, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.writeBytes("{}[],:\"\\ntu0".substring(random.nextInt(12)).getBytes(StandardCharsets.UTF_8));
            case 2 -> out.write(bytes, from, to - from);
            case 3 -> {
                out.write(bytes, from, to - from);
                out.write(bytes, from, to - from);
            }
            default -> out.writeBytes("\\ud800".getBytes(StandardCharsets.UTF_8));
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private void refused(String why) {
        assertThatThrownBy(() -> RemotesFile.read(file, OWN)).isInstanceOf(IOException.class).hasMessageContaining(file.toString())
                .hasMessageContaining(why).satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("s3cr3t"));
    }
}
