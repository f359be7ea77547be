package dev.thalamus.ui.shell;

import dev.thalamus.ui.host.HubControl;
import dev.thalamus.ui.host.HubsElsewhere;
import dev.thalamus.ui.host.HubsElsewhere.Site;
import dev.thalamus.ui.host.SecondHub;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The hubs that the window can show: this program's, its second one, those elsewhere; and attaching another. Confined to the FX thread. */
final class HubSwitcher extends MenuButton {
    private final HubControl control;
    private final Command attach;

    HubSwitcher(HubControl control, Command attach) {
        this.control = control;
        this.attach = attach;
        setId("hub-others");
        getStyleClass().addAll(Style.FLAT, Style.SMALL);
        accessibleTextProperty().bind(I18n.text("shell.other-hubs"));
        boolean any = control.second().isPresent() || control.elsewhere().isPresent();
        setVisible(any);
        setManaged(any);
        setOnShowing(_ -> fill());
        fill();
    }

    /** What the chip beside the hub's name says. */
    static String kind(HubControl control) {
        return I18n.get(control.elsewhere().flatMap(HubsElsewhere::watched).isPresent()
                ? "shell.attached-hub"
                : control.second().filter(SecondHub::watched).isPresent() ? "shell.second-hub" : "shell.this-hub");
    }

    private void fill() {
        Optional<String> shown = control.elsewhere().flatMap(HubsElsewhere::watched);
        boolean second = control.second().filter(SecondHub::watched).isPresent();
        List<MenuItem> items = new ArrayList<>();
        items.add(item(I18n.get("shell.own-hub"), shown.isEmpty() && !second, () -> show(false, "")));
        control.second().flatMap(SecondHub::info).ifPresent(
                info -> items.add(item(info.domain() + "  " + info.url(), shown.isEmpty() && second, () -> show(true, ""))));
        List<Site> sites = control.elsewhere().map(HubsElsewhere::sites).orElse(List.of());
        for (Site site : sites) {
            items.add(item(Visible.of(site.name()) + "  " + site.url(), shown.filter(site.url()::equals).isPresent(),
                    () -> show(false, site.url())));
        }
        control.elsewhere().ifPresent(elsewhere -> {
            items.add(new SeparatorMenuItem());
            items.add(Menus.item(attach));
            shown.ifPresent(url -> items.add(item(I18n.get("shell.detach-hub", name(sites, url)), false, () -> elsewhere.detach(url))));
        });
        getItems().setAll(items);
    }

    private static String name(List<Site> sites, String url) {
        return sites.stream().filter(site -> site.url().equals(url)).map(Site::name).findFirst().orElse(url);
    }

    private void show(boolean second, String elsewhere) {
        control.second().ifPresent(it -> it.watch(second));
        control.elsewhere().ifPresent(it -> it.watch(elsewhere));
    }

    private static MenuItem item(String text, boolean shown, Runnable chosen) {
        var item = new MenuItem(text, (shown ? Icons.CHECK : Icons.GLOBE).node());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> chosen.run());
        return item;
    }
}
