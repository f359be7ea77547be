package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.host.Updates;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The question for a newer version. */
class UpdatesTest extends ThalamusWindowTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Updates.Answer answer = new Updates.Newest();

    @Override
    protected void prepare() {
        updates = new Updates() {
            @Override
            public String place() { return "releases.example"; }

            @Override
            public CompletableFuture<Answer> look() {
                asked.incrementAndGet();
                return CompletableFuture.completedFuture(answer);
            }
        };
    }

    @Test
    void nobodyIsAskedUntilAPersonAsks() {
        until(() -> shown("#status-version"));
        assertThat(asked).hasValue(0);
        robot.clickOn("#status-version");
        until(() -> robot.lookup("Thalamus 0.9.0 is the newest version.").tryQuery().isPresent());
        assertThat(robot.lookup("Asking releases.example for the newest version…").tryQuery()).isPresent();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNewerVersionIsOfferedAndItsPageOpened() {
        answer = new Updates.Newer("1.0.0", "https://releases.example/1.0.0");
        robot.clickOn("#status-version");
        until(() -> robot.lookup("Open the page").tryQuery().isPresent());
        assertThat(robot.lookup("Thalamus 1.0.0 is out").tryQuery()).isPresent();
        robot.clickOn("Open the page");
        until(() -> opened.equals(java.util.List.of("https://releases.example/1.0.0")));
    }

    @Test
    void aMachineWithoutANetworkGetsACalmSentence() {
        answer = new Updates.Unknown(Updates.Why.NOT_REACHED);
        robot.clickOn("#status-version");
        until(() -> robot.lookup("Nothing could be found out about newer versions").tryQuery().isPresent());
        assertThat(robot.lookup("releases.example did not answer. Perhaps this computer is offline; Thalamus does not mind.").tryQuery())
                .isPresent();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        until(() -> shown("#agents"));
    }
}
