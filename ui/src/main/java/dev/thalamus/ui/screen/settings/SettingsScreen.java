package dev.thalamus.ui.screen.settings;

import dev.thalamus.hub.config.SettingsFile;
import dev.thalamus.ui.host.HubStatus.Phase;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.EmptyState;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SearchField;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Screen;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FirstVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Everything that can be set, to be searched, changed and set back. Confined to the FX thread. */
public final class SettingsScreen implements Screen {
    private record Section(VBox box, List<Line> lines) {}

    private final Workbench bench;
    private final SearchField search = new SearchField(I18n.text("settings.search"));
    private final ToggleButton onlyChanged = new ToggleButton();
    private final Label found = Labels.of("", Style.DENSE, Style.MUTED);
    private final VBox page = new VBox();
    private final VBox nothing = new VBox();
    private final List<Section> sections = new ArrayList<>();
    private final HubLines hub;
    private final ShellLine shell;
    private final SimpleBooleanProperty restarting = new SimpleBooleanProperty();
    private final Command restart;
    private final Command find;
    private final Command changed;
    private final Command hints;
    private final Command folder;
    private final VBox view = new VBox();
    private final Following following;

    public SettingsScreen(Workbench bench) {
        this.bench = bench;
        hub = new HubLines(bench, this::filter);
        shell = new ShellLine(bench.path());
        restart = Command.of("settings.restart", Icons.REFRESH, this::restart).key("Shortcut+Shift+R")
                .enabledWhen(hub.pending().greaterThan(0).and(restarting.not()));
        find = Command.of("settings.search", Icons.SEARCH, search::requestFocus).key("Shortcut+F");
        changed = Command.of("settings.changed", Icons.FILTER, onlyChanged::fire);
        hints = Command.of("settings.hints", Icons.HELP, this::showHints);
        folder = Command.of("settings.open-config", Icons.OPEN,
                () -> hub.source().map(SettingsFile::file)
                        .ifPresent(file -> FileLines.open(bench.host(), file.toAbsolutePath().getParent())));
        following = new Following().on(hub::read, bench.mirror().status()).on(shell::show, bench.path().state()).on(this::filter);
        build();
    }

    @Override
    public Parent view() { return view; }

    @Override
    public void shown() {
        following.start();
        bench.path().look();
    }

    @Override
    public void hidden() { following.stop(); }

    @Override
    public List<Command> commands() { return List.of(find, changed, restart, hints, folder); }

    @Override
    public void focusFilter() { search.requestFocus(); }

    private void build() {
        search.setId("settings-search");
        search.textProperty().subscribe(this::filter);
        HBox.setHgrow(search, Priority.ALWAYS);
        onlyChanged.setId("settings-changed");
        onlyChanged.textProperty().bind(I18n.text("settings.only-changed"));
        onlyChanged.selectedProperty().subscribe(this::filter);
        onlyChanged.setMinWidth(ToggleButton.USE_PREF_SIZE);
        var waiting = Labels.of("", Style.DENSE, Style.WARNING_TEXT);
        waiting.textProperty()
                .bind(hub.pending().flatMap(count -> I18n.text("settings.pending", count))
                        .map(text -> hub.pending().get() == 0 ? "" : text));
        var again = Menus.button(restart, Style.ACCENT);
        again.visibleProperty().bind(hub.pending().greaterThan(0));
        again.managedProperty().bind(again.visibleProperty());
        var head = new HBox(Labels.of(I18n.text("shell.screen.settings"), "title"), found, Labels.spacer(), waiting, again);
        head.getStyleClass().add(Style.SCREEN_HEAD);
        var filters = new HBox(search, onlyChanged);
        filters.getStyleClass().add(Style.FILTER_ROW);
        page.getStyleClass().add("settings-page");
        section("window", WindowLines.all(hints));
        section("shell", List.of(shell.line()));
        hub.source().ifPresentOrElse(file -> file.settings().groups().keySet().forEach(group -> section(group, hub.make(file, group))),
                () -> page.getChildren().add(Labels.wrapped(I18n.text("settings.none"), Style.MUTED)));
        section("files", FileLines.all(bench.host()));
        nothing.getChildren().add(new EmptyState(Icons.SETTINGS, I18n.text("settings.nothing"), I18n.text("settings.nothing-next"),
                Buttons.text(I18n.text("settings.show-all"), () -> {
                    search.clear();
                    onlyChanged.setSelected(false);
                })));
        page.getChildren().add(nothing);
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        view.setId("settings");
        view.getChildren().addAll(head, filters, new FirstVisit(ScreenId.SETTINGS, bench.memory()), scroll);
    }

    private void section(String group, List<Line> members) {
        String title = "settings.group." + group;
        ObservableValue<String> words = I18n.has(title) ? I18n.text(title) : new SimpleStringProperty(group);
        var box = new VBox(Labels.of(words, Style.CARD_TITLE));
        if (I18n.has("settings.about." + group)) {
            box.getChildren().add(Labels.wrapped(I18n.text("settings.about." + group), Style.DENSE, Style.MUTED));
        }
        box.getChildren().addAll(members);
        box.getStyleClass().addAll(Style.CARD, "settings-section");
        sections.add(new Section(box, members));
        page.getChildren().add(box);
    }

    private void filter() {
        String[] wanted = search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        int all = 0;
        int matching = 0;
        for (Section section : sections) {
            int here = 0;
            for (Line line : section.lines) {
                here += line.match(wanted, onlyChanged.isSelected()) ? 1 : 0;
            }
            section.box.setVisible(here > 0);
            section.box.setManaged(here > 0);
            all += section.lines.size();
            matching += here;
        }
        nothing.setVisible(matching == 0);
        nothing.setManaged(matching == 0);
        found.setText(I18n.get("settings.found", matching, all));
    }

    private void restart() {
        var control = bench.host().hub();
        restarting.set(true);
        control.second().ifPresent(second -> second.watch(false));
        bench.desk()
                .say(new Toast(Icons.REFRESH, "", I18n.text("settings.restart"), I18n.text("settings.restarting-detail"), Toast.UNDO, null,
                        null));
        control.stop();
        var again = new Subscription[1];
        again[0] = bench.mirror().status().subscribe(status -> {
            if (status.phase() == Phase.STOPPED) {
                again[0].unsubscribe();
                restarting.set(false);
                control.start();
            }
        });
    }

    private void showHints() {
        FirstVisit.again(bench.memory());
        bench.desk().say(Toast.notice(Icons.HELP, I18n.text("settings.window.hints-done")));
    }
}
