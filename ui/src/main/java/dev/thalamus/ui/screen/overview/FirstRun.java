package dev.thalamus.ui.screen.overview;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.host.HubStatus;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.Banner;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Mark;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.ConnectCard;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A running hub and how to connect to it; nothing is asked. Confined to the FX thread. */
final class FirstRun extends ScrollPane {
    private final Workbench bench;
    private final ConnectCard card;
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty subtitle = new SimpleStringProperty("");
    private final StringProperty portTaken = new SimpleStringProperty("");
    private final Banner banner = new Banner(Style.WARNING, portTaken, I18n.text("overview.port-next"));
    private final Button power;
    private final Button demo;
    private final Following following;

    FirstRun(Workbench bench) {
        this.bench = bench;
        card = new ConnectCard(bench);
        power = Buttons.primary(Icons.PLAY, I18n.text("shell.cmd.start-hub"), bench.host().hub()::start);
        demo = Buttons.primary(Icons.PLAY, I18n.text("overview.start-demo"), bench.host().demo()::start);
        demo.setId("start-demo");
        following = new Following().on(this::show, bench.mirror().status(), bench.mirror().info());
        var words = new VBox(Labels.of(title, Style.DISPLAY), Labels.wrapped(subtitle, Style.MUTED));
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(Mark.icon(56), words, power);
        head.getStyleClass().add("first-head");
        var demoCard = demoCard();
        HBox.setHgrow(card, Priority.ALWAYS);
        var cards = new HBox(card, demoCard);
        cards.getStyleClass().add("first-cards");
        var page = new VBox(head, banner, cards, Labels.line(), hints());
        page.getStyleClass().add("first-run");
        page.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        setContent(new StackPane(page));
        setFitToWidth(true);
        setFitToHeight(true);
    }

    void follow(boolean on) {
        card.follow(on);
        if (on) {
            following.start();
        } else {
            following.stop();
        }
    }

    private void show() {
        HubStatus status = bench.mirror().status().get();
        HubInfo info = bench.mirror().info().get();
        boolean up = info != null;
        title.set(I18n.get(up ? "overview.running" : status.phase() == Phase.STARTING ? "shell.phase.starting" : "shell.stopped-title"));
        subtitle.set(info != null
                ? I18n.get(info.host().startsWith("127.") || info.host().equals("localhost") ? "overview.reach" : "overview.reach-remote",
                        info.url())
                : status.failure().isEmpty() ? I18n.get("shell.stopped-detail") : I18n.get("shell.failed-detail", status.failure()));
        power.setVisible(status.phase() == Phase.STOPPED);
        power.setManaged(power.isVisible());
        boolean moved = info != null && status.busyPort() != 0;
        portTaken.set(moved && info != null ? I18n.get("shell.busy-port", Integer.toString(status.busyPort()), info.url()) : "");
        banner.setVisible(moved);
        banner.setManaged(moved);
        demo.setDisable(!up);
    }

    private Node demoCard() {
        var sketch = new DemoSketch();
        VBox.setVgrow(sketch, Priority.ALWAYS);
        demo.setMaxWidth(Double.MAX_VALUE);
        var demoCard = new VBox(Labels.of(I18n.text("overview.no-agent"), Style.CARD_TITLE),
                Labels.wrapped(I18n.text("overview.demo-detail"), Style.DENSE, Style.MUTED), sketch, demo);
        demoCard.getStyleClass().addAll(Style.CARD, "demo-card");
        return demoCard;
    }

    private static Node hints() {
        var keys = KeyCap.of(KeyCombination.valueOf("Shortcut+K"));
        keys.setMinWidth(HBox.USE_PREF_SIZE);
        var rest = new Text();
        rest.textProperty().bind(I18n.text("overview.hint-keys").map(text -> " " + text));
        rest.getStyleClass().addAll(Style.DENSE, Style.MUTED);
        var palette = new TextFlow(keys, rest);
        var row = new HBox(hint(Icons.STREAM, "overview.hint-signals", text("overview.hint-signals-detail")),
                hint(Icons.GRAPH, "overview.hint-learn", text("overview.hint-learn-detail")),
                hint(Icons.SEARCH, "overview.hint-keyboard", palette));
        row.getStyleClass().add("first-hints");
        return row;
    }

    private static Label text(String key) { return Labels.wrapped(I18n.text(key), Style.DENSE, Style.MUTED); }

    private static Node hint(Icons icon, String title, Node detail) {
        var sign = icon.node(20);
        sign.getStyleClass().add(Style.ACCENT_TEXT);
        var words = new VBox(Labels.of(I18n.text(title), Style.MEDIUM), detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        var hint = new HBox(sign, words);
        hint.getStyleClass().add("first-hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        return hint;
    }
}
