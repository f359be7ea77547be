package dev.thalamus.ui.shell;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.bridge.Problem;
import dev.thalamus.hub.event.HubEvent.Severity;
import dev.thalamus.ui.host.HubControl;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.KeyCap;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Following;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The bar at the top: which hub, start and stop, search, problems, theme, keys. Confined to the FX thread. */
final class TopBar extends HBox {
    private final Mirror mirror;
    private final GlobalCommands commands;
    private final StateDot dot = new StateDot(StateDot.State.OFF, "");
    private final Label name = Labels.of("", Style.STRONG);
    private final Label address = Labels.of("", Style.CODE, Style.MUTED);
    private final HBox switcher = new HBox(dot, name);
    private final Button power;
    private final Button problems;
    private final Button theme;

    TopBar(Mirror mirror, GlobalCommands commands, Following following) {
        this.mirror = mirror;
        this.commands = commands;
        getStyleClass().add("top-bar");
        name.setMinWidth(0);
        var chip = new Chip(I18n.text("shell.this-hub"), Style.OUTLINED);
        HubControl control = mirror.pump().control();
        var others = new HubSwitcher(control, commands.attachHub);
        chip.textProperty().unbind();
        chip.textProperty().bind(Bindings.createStringBinding(() -> HubSwitcher.kind(control), mirror.info(), mirror.status(),
                I18n.localeProperty()));
        switcher.getChildren().addAll(chip, address, others);
        switcher.getStyleClass().addAll("hub-switcher");
        switcher.setId("hub-switcher");
        power = Buttons.text(Icons.STOP, commands.stopHub.text(), commands.stopHub::run);
        power.setId("power");
        problems = Buttons.text(Icons.WARNING, commands.problems.text(), commands.problems::run, Style.WARNING);
        problems.setId("problems");
        problems.textProperty().unbind();
        theme = Buttons.icon(Icons.MOON, commands.theme.text(), commands.theme::run);
        theme.setId("theme");
        var left = new HBox(switcher, copy(), power);
        left.getStyleClass().add("top-left");
        var detach = Buttons.icon(Icons.WINDOW, commands.detach.text(), commands.detach::run);
        detach.setId("detach");
        var right = new HBox(problems, detach, theme, Buttons.icon(Icons.KEYBOARD, commands.keys.text(), commands.keys::run));
        right.getStyleClass().add("top-right");
        left.setMinWidth(USE_PREF_SIZE);
        right.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, search(), right);
        following.on(this::showHub, mirror.status(), mirror.info()).on(this::showTheme, Look.paletteProperty()).on(this::showProblems);
        mirror.problems().list().addListener((ListChangeListener<Problem>) _ -> showProblems());
    }

    private Node copy() {
        var button = Buttons.icon(Icons.COPY, commands.copyAddress.text(), commands.copyAddress::run);
        button.disableProperty().bind(commands.running().not());
        return button;
    }

    private Node search() {
        var box = new HBox(Icons.SEARCH.node(), Labels.of(I18n.text("shell.search")), Labels.spacer(),
                KeyCap.of(Objects.requireNonNull(commands.palette.key())));
        box.getStyleClass().addAll("search-box", Style.FOCUS_RING);
        box.setId("search");
        box.accessibleTextProperty().bind(commands.palette.text());
        return Buttons.pressable(box, commands.palette::run);
    }

    private void showHub() {
        HubInfo info = mirror.info().get();
        var phase = mirror.status().get().phase();
        switch (phase) {
            case RUNNING -> dot.show(StateDot.State.OK, I18n.get("shell.phase.running"));
            case STARTING, STOPPING -> dot.show(StateDot.State.WARNING, phaseWord(mirror));
            case STOPPED -> dot.show(StateDot.State.OFF, phaseWord(mirror));
        }
        name.setText(info == null ? phaseWord(mirror) : Visible.of(info.domain()));
        address.setText(info == null ? "" : info.url());
        address.setManaged(info != null);
        Command now = info == null ? commands.startHub : commands.stopHub;
        power.textProperty().bind(now.text());
        power.setGraphic((info == null ? Icons.PLAY : Icons.STOP).node());
        power.setOnAction(_ -> now.run());
        power.disableProperty().bind(now.enabled().not());
    }

    private void showTheme() { theme.setGraphic((Look.palette().dark() ? Icons.SUN : Icons.MOON).node()); }

    private void showProblems() {
        var list = mirror.problems().list();
        problems.setVisible(!list.isEmpty());
        problems.setManaged(!list.isEmpty());
        problems.setText(I18n.get("shell.problems-count", list.size()));
        boolean error = list.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        problems.getStyleClass().removeAll(Style.WARNING, Style.DANGER);
        problems.getStyleClass().add(error ? Style.DANGER : Style.WARNING);
    }

    static String phaseWord(Mirror mirror) {
        return I18n.get(switch (mirror.status().get().phase()) {
            case RUNNING -> "shell.phase.running";
            case STARTING -> "shell.phase.starting";
            case STOPPING -> "shell.phase.stopping";
            case STOPPED -> "shell.phase.stopped";
        });
    }
}
