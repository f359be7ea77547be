package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.AgentState;
import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.CodeView;
import dev.thalamus.ui.kit.CopyButton;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Language;
import dev.thalamus.ui.kit.StateDot;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Workbench;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How to connect an agent: the address, a program to copy, and a state that turns green when one has come. Confined to the FX thread. */
public final class ConnectCard extends VBox {
    private static final String EXAMPLE = "ventas";

    private final Workbench bench;
    private final StateDot dot = new StateDot(StateDot.State.OFF, "");
    private final Label state = Labels.of("", Style.DENSE, Style.MUTED);
    private final TextField address = new TextField();
    private final Map<Snippets.Language, CodeView> codes = new EnumMap<>(Snippets.Language.class);
    private final Set<String> before = new HashSet<>();
    private final Following following;
    private @Nullable String arrived;

    public ConnectCard(Workbench bench) {
        this.bench = bench;
        getStyleClass().addAll(Style.CARD, "flush", "connect-card");
        setId("connect-card");
        address.setEditable(false);
        address.getStyleClass().add(Style.CODE);
        address.setId("connect-address");
        address.accessibleTextProperty().bind(I18n.text("overview.address"));
        HBox.setHgrow(address, Priority.ALWAYS);
        var copy = new CopyButton(address::getText, I18n.text("overview.copy-address"), Style.MEDIUM);
        copy.setId("connect-copy");
        var title = new HBox(Labels.of(I18n.text("overview.connect"), Style.CARD_TITLE), Labels.spacer(), dot, state);
        title.getStyleClass().add("card-head");
        var line = new HBox(address, copy);
        line.getStyleClass().add("address-line");
        var needs = new HBox(Labels.wrapped(I18n.text("overview.snippet-note"), Style.DENSE, Style.MUTED));
        needs.getStyleClass().add("card-foot");
        getChildren().addAll(title, line, tabs(), needs);
        bench.mirror().agents().rows().forEach(row -> before.add(row.hash()));
        following = new Following().on(this::showAddress, bench.mirror().info()).on(this::showState, bench.mirror().snapshot());
    }

    /** Shows it over the window. */
    public static void open(Workbench bench) {
        var card = new ConnectCard(bench);
        card.getStyleClass().add(Style.POP_UP);
        bench.desk().lay(card);
        card.sceneProperty().subscribe(scene -> card.follow(scene != null));
    }

    /** Follows the hub or not. */
    public void follow(boolean seen) {
        if (seen) {
            following.start();
        } else {
            following.stop();
        }
    }

    private TabPane tabs() {
        var tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (Snippets.Language language : Snippets.Language.values()) {
            var tab = new Tab(language.title());
            tab.setId("snippet-" + language.name().toLowerCase(java.util.Locale.ROOT));
            // Made when it is first looked at: they are the dearest things on a first screen.
            tab.selectedProperty().subscribe(selected -> {
                if (selected && tab.getContent() == null) {
                    tab.setContent(code(language));
                }
            });
            tabs.getTabs().add(tab);
        }
        VBox.setVgrow(tabs, Priority.ALWAYS);
        return tabs;
    }

    private CodeView code(Snippets.Language language) {
        var code = new CodeView();
        codes.put(language, code);
        HubInfo info = bench.mirror().info().get();
        if (info != null) {
            show(language, code, info);
        }
        return code;
    }

    private void showAddress() {
        HubInfo info = bench.mirror().info().get();
        address.setText(info == null ? I18n.get("shell.phase.stopped") : info.url());
        if (info != null) {
            codes.forEach((language, code) -> show(language, code, info));
        }
    }

    private static void show(Snippets.Language language, CodeView code, HubInfo info) {
        code.show(Snippets.of(language, info, EXAMPLE), colors(language));
    }

    private void showState() {
        Optional<AgentRow> come = bench.mirror().agents().rows().stream()
                .filter(row -> row.now().kind() == AgentKind.LIVE && row.now().state() != AgentState.GONE
                        && !before.contains(row.hash()))
                .findFirst();
        if (come.isPresent()) {
            arrived = come.get().name();
        }
        getStyleClass().remove("arrived");
        state.getStyleClass().remove(Style.SUCCESS_TEXT);
        if (arrived == null) {
            state.setText(I18n.get(before.isEmpty() ? "overview.waiting-first" : "overview.waiting"));
            dot.show(StateDot.State.OFF, state.getText());
        } else {
            state.setText(I18n.get("overview.arrived", arrived));
            state.getStyleClass().add(Style.SUCCESS_TEXT);
            dot.show(StateDot.State.OK, state.getText());
            getStyleClass().add("arrived");
        }
    }

    private static Language colors(Snippets.Language language) {
        return switch (language) {
            case PYTHON -> Language.PYTHON;
            case JAVASCRIPT -> Language.JAVASCRIPT;
            case JAVA -> Language.JAVA;
            case WEBSOCAT -> Language.SHELL;
        };
    }
}
