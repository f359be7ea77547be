package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.fake.FakeElsewhere;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.screen.ScreenId;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The window shows a hub elsewhere, and its own again. */
class HubSwitcherTest extends ThalamusWindowTest {
    private static final String ADDRESS = "ws://192.168.1.20:8765";

    private final FakeHub other = new FakeHub();
    private final FakeElsewhere elsewhere = new FakeElsewhere(on -> control.set(HubStatus.running(on ? other : hub)));

    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        other.join("b1", "comprador");
        other.join("b2", "catalogo");
        control.elsewhere(elsewhere);
    }

    @Test
    void aHubIsAttachedByAddressAndTokenAndLetGo() {
        goTo(ScreenId.AGENTS);
        until(() -> table("#agents-table").getItems().size() == 1);
        choose("Attach a hub elsewhere…");
        until(() -> shown("#attach-card"));
        robot.clickOn("#attach-do");
        assertThat(text("#attach-problem")).contains("address");
        robot.clickOn("#attach-address").write(ADDRESS).clickOn("#attach-token").write("wrong").push(KeyCode.ENTER);
        until(() -> text("#attach-problem").contains("takes us for a guest"));
        assertThat(robot.lookup("#attach-token").<Node>query()).isInstanceOf(PasswordField.class);
        robot.clickOn("#attach-token").eraseText(5).write(FakeElsewhere.TOKEN).push(KeyCode.ENTER);
        until(() -> !shown("#attach-card") && table("#agents-table").getItems().size() == 2);
        assertThat(robot.lookup("attached").tryQuery()).isPresent();
        choose("The hub of this program");
        until(() -> table("#agents-table").getItems().size() == 1);
        choose("empresa-a.com  " + ADDRESS);
        until(() -> table("#agents-table").getItems().size() == 2);
        choose("Detach empresa-a.com");
        until(() -> table("#agents-table").getItems().size() == 1);
        assertThat(elsewhere.sites()).isEmpty();
    }

    private void choose(String item) {
        MenuButton menu = robot.lookup("#hub-others").query();
        robot.interact(menu::show);
        robot.interact(() -> menu.getItems().stream().filter(one -> item.equals(one.getText())).findFirst().orElseThrow().fire());
        robot.interact(menu::hide);
    }
}
