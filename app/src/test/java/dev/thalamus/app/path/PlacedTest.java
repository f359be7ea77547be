package dev.thalamus.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacedTest {
    @TempDir
    Path dir;

    @Test
    void a_damaged_line_costs_one_place() throws IOException {
        var placed = new Placed(dir.resolve("state/on-path"));
        assertThat(placed.all()).isEmpty();
        placed.add("/opt/niño\nuno");
        Files.write(placed.file(), new byte[]{'?', (byte) 0xFF, '\n'}, StandardOpenOption.APPEND);
        placed.add("/opt/two");
        assertThat(placed.all()).containsExactly("/opt/niño\nuno", "/opt/two");
    }
}
