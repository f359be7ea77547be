package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.kit.FilterField;
import dev.thalamus.ui.screen.ScreenId;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What a person arranged is there again at the next start, and only that. */
class RestartTest extends ThalamusWindowTest {
    private static final List<ScreenId> FILTERED = List.of(ScreenId.AGENTS, ScreenId.GRAPH, ScreenId.STREAM, ScreenId.QUEUES,
            ScreenId.SESSIONS, ScreenId.AUDIT, ScreenId.IDENTITIES);

    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        hub.join("b1", "facturacion");
    }

    @Test
    void theFiltersOfAllScreensAndTheirHistorySurvive() {
        for (ScreenId screen : FILTERED) {
            goTo(screen);
            robot.push(KeyCode.SHORTCUT, KeyCode.L);
            until(this::filterHasTheKeys);
            robot.write("\"" + screen.area() + "\"");
            robot.push(KeyCode.ENTER);
        }
        restart();
        for (ScreenId screen : FILTERED) {
            goTo(screen);
            assertThat(filter(screen).getText()).isEqualTo("\"" + screen.area() + "\"");
            assertThat(filter(screen).history()).containsExactly("\"" + screen.area() + "\"");
        }
    }

    private FilterField filter(ScreenId screen) { return robot.from(robot.lookup("#" + screen.area())).lookup(".filter-field").query(); }
}
