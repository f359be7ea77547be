package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.host.HubAddress;
import dev.thalamus.hub.HubInfo;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.UiMemory;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.console.Console.Discovery;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Which hub is asked: this window's, one that was asked before, or any WebSocket address. Confined to the FX thread. */
final class TargetMenu extends MenuButton {
    private static final int MOST = 8;
    private static final String KEY = "console.target.";

    private final Workbench bench;
    private final Console console;
    private final Command other;
    private final List<String> recent = new ArrayList<>();
    private final StateDot dot = new StateDot(StateDot.State.OFF, "");

    TargetMenu(Workbench bench, Console console, Command other) {
        this.bench = bench;
        this.console = console;
        this.other = other;
        setId("console-target");
        setGraphic(dot);
        setMnemonicParsing(false);
        getStyleClass().add("target-menu");
        accessibleTextProperty().bind(I18n.text("console.target"));
        for (int i = 0; i < MOST; i++) {
            String kept = bench.memory().get(KEY + i, "");
            if (!kept.isEmpty()) {
                recent.add(kept);
            }
        }
        console.address().subscribe(this::showTarget);
        console.discovery().subscribe(this::showTarget);
        Look.follow(this, bench.mirror().info(), this::showTarget);
        I18n.follow(this, this::showTarget);
        setOnShowing(_ -> fill());
        fill();
        showTarget();
    }

    /** Keeps the addresses that hold no secret. */
    void keep(UiMemory memory) {
        List<String> kept = recent.stream().filter(TargetMenu::open).toList();
        for (int i = 0; i < MOST; i++) {
            memory.put(KEY + i, i < kept.size() ? kept.get(i) : "");
        }
    }

    private static boolean open(String address) { return HubAddress.shown(address).equals(address); }

    /** Asks for an address and turns to it. */
    void ask() {
        String now = console.address().get();
        Dialogs.ask(bench.desk().window(), I18n.get("console.other-title"), I18n.text("console.other-label"),
                now.isEmpty() || !open(now) ? "ws://127.0.0.1:8765" : now, I18n.get("console.other-do")).ifPresent(this::turnTo);
    }

    private void turnTo(String address) {
        try {
            console.turnTo(address);
            String now = console.address().get();
            if (!now.isEmpty()) {
                recent.remove(now);
                recent.addFirst(now);
                if (recent.size() > MOST) {
                    recent.removeLast();
                }
            }
        } catch (Target.Failure wrong) {
            bench.desk().say(Toast.failure(I18n.text("shell.failed"), I18n.text("console.failed.address", wrong.detail())));
        }
    }

    private void fill() {
        getItems().setAll(item(own(), ""));
        recent.forEach(address -> getItems().add(item(HubAddress.shown(address), address)));
        getItems().addAll(new SeparatorMenuItem(), Menus.item(other));
    }

    private MenuItem item(String text, String address) {
        var item = new MenuItem(text, (console.address().get().equals(address) ? Icons.CHECK : Icons.GLOBE).node());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> turnTo(address));
        return item;
    }

    private String own() {
        HubInfo info = bench.mirror().info().get();
        return I18n.get("shell.this-hub") + (info == null ? "" : "  " + HubAddress.shown(info.url()));
    }

    private void showTarget() {
        setText(console.address().get().isEmpty() ? own() : HubAddress.shown(console.address().get()));
        switch (console.discovery().get()) {
            case Discovery.Asking _ -> dot.show(StateDot.State.WARNING, I18n.get("console.asking"));
            case Discovery.Known _,Discovery.Silent _ -> dot.show(StateDot.State.OK, I18n.get("console.answers"));
            case Discovery.Unreachable _ -> dot.show(StateDot.State.DANGER, I18n.get("console.unreachable"));
        }
    }
}
