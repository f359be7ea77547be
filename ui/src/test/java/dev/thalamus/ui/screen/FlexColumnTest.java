package dev.thalamus.ui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.kit.Look;
import java.nio.file.Path;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** How a table fits into its place: four columns of 100 pixels, of which d takes what is left. */
class FlexColumnTest {
    private final FxRobot robot = new FxRobot();
    private TableView<String> table = new TableView<>();
    @TempDir
    Path dir;

    @BeforeAll
    static void start() throws Exception { var _ = FxToolkit.registerPrimaryStage(); }

    @Test
    void columnsGiveWayInOrderWhereThereIsTooLittleRoomAndComeBack() {
        robot.interact(() -> {
            build();
            wide(500);
            assertThat(columns()).isEqualTo("a100 b100 c100 d188");
            wide(400);
            assertThat(columns()).as("b becomes narrower").isEqualTo("a100 b88 c100 d100");
            wide(350);
            assertThat(columns()).as("as narrow as it may be, and c is hidden").isEqualTo("a100 b60 d178");
            wide(200);
            assertThat(columns()).as("a gives no way: it scrolls").isEqualTo("a100 b60 d100");
            wide(500);
            assertThat(columns()).isEqualTo("a100 b100 c100 d188");
        });
    }

    @Test
    void whatGaveWayIsNotRememberedAsAChoice() {
        robot.interact(() -> {
            build();
            var memory = new UiMemory(dir);
            var columns = new TableMemory<>(table, memory, "t");
            wide(350);
            columns.keep();
            build();
            new TableMemory<>(table, memory, "t").restore();
            wide(500);
            assertThat(columns()).isEqualTo("a100 b100 c100 d188");
        });
    }

    @Test
    void theMenuOfColumnsSaysHowManyAreHiddenAndShowsThemAllTheSame() {
        robot.interact(() -> {
            build();
            var menu = new MenuButton();
            new TableMemory<>(table, new UiMemory(dir), "t").offer(menu, new SimpleStringProperty("Columns"));
            wide(350);
            assertThat(menu.getText()).isEqualTo("Columns −1");
            assertThat(menu.getTooltip().getText()).contains("c");
            table.getColumns().get(2).setVisible(true);
            assertThat(columns()).isEqualTo("a100 b60 c100 d100");
            assertThat(menu.getText()).isEqualTo("Columns");
            assertThat(menu.getTooltip()).isNull();
            wide(300);
            assertThat(columns()).as("it stays").isEqualTo("a100 b60 c100 d100");
        });
    }

    @Test
    void whatAPersonMakesWiderKeepsItsWidth() {
        robot.interact(() -> {
            build();
            wide(400);
            table.getColumns().get(1).setPrefWidth(95);
            assertThat(columns()).as("c gives way instead").isEqualTo("a100 b95 d193");
        });
    }

    @Test
    void widthsGrowWithTheTypeWhileColumnsGiveWay() {
        robot.interact(() -> {
            build();
            wide(350);
            Look.zoom(1.5);
            wide(420);
            assertThat(columns()).isEqualTo("a100 b90 d212");
            Look.zoom(1);
        });
    }

    private void build() {
        table = new TableView<>();
        for (String id : "a b c d".split(" ")) {
            var column = new TableColumn<String, String>(id);
            column.setId(id);
            column.setPrefWidth(100);
            table.getColumns().add(column);
        }
        FlexColumn.follow(table, table.getColumns().get(3), 100).narrow("b", 60).hide("c");
    }

    private void wide(double width) { table.resize(width, 300); }

    private String columns() {
        var all = new StringBuilder();
        table.getVisibleLeafColumns().forEach(column -> all.append(column.getId()).append(Math.round(column.getWidth())).append(' '));
        return all.toString().trim();
    }
}
