package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A file of signals that the program was started with, or that a second start handed over. */
class CaptureFileTest extends ThalamusWindowTest {
    @Test
    void isShownInTheStreamWhateverScreenIsOpen() throws IOException {
        Path file = Files.writeString(state.resolve("monday.thalamus.ndjson"),
                "{\"capture\":1,\"hub\":\"lunes\",\"made_at\":\"2026-11-02T08:00:00Z\"}\n");
        robot.interact(() -> window.show(file));
        until(() -> shown("#stream") && robot.lookup(".label").queryAll().stream()
                .anyMatch(label -> ((javafx.scene.control.Labeled) label).getText()
                        .startsWith("monday.thalamus.ndjson: no signals of lunes")));
    }

    @Test
    void thatIsNoneIsSaidAndTheWindowGoesOn() throws IOException {
        Path file = Files.writeString(state.resolve("list.ndjson"), "{\"name\": \"a\"}\n");
        robot.interact(() -> window.show(file));
        until(() -> robot.lookup(file + " is no capture of signals: its first line is not that of a capture").tryQuery().isPresent());
        assertThat(stage.isShowing()).isTrue();
    }
}
