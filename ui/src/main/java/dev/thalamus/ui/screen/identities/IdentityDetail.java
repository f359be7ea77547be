package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.IdentityView.Observed;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Chip;
import dev.thalamus.ui.kit.Columns;
import dev.thalamus.ui.kit.CopyField;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.PropertyRow;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.part.EventText;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One identity: passport, resume with what was observed, rule, keys. Confined to the FX thread. */
final class IdentityDetail extends VBox {
    private record Line(String capability, Observed record) {}

    private final Workbench bench;
    private final HBox head = new HBox();
    private final VBox passport = new VBox();
    private final TableView<Line> observed = Columns.table();
    private final RulePane rule;
    private final KeysPane keys;
    private @Nullable IdentityView shown;

    IdentityDetail(Workbench bench, IdentitiesModel model) {
        this.bench = bench;
        rule = new RulePane(bench, model);
        keys = new KeysPane(bench, model);
        observed.setId("identity-observed");
        observed.getColumns().add(Columns.text(I18n.text("identities.capability"), 170, Line::capability));
        observed.getColumns()
                .add(Columns.number(I18n.text("identities.tasks"), 70, (Line line) -> (long) line.record.tasks(), Formats::count));
        observed.getColumns()
                .add(Columns.number(I18n.text("identities.completed"), 90, (Line line) -> (long) line.record.completed(), Formats::count));
        observed.getColumns()
                .add(Columns.number(I18n.text("identities.failed"), 80, (Line line) -> (long) line.record.failed(), Formats::count));
        observed.getColumns()
                .add(Columns.number(I18n.text("identities.expired"), 80, (Line line) -> (long) line.record.expired(), Formats::count));
        observed.getColumns().add(Columns.text(I18n.text("identities.median"), 110,
                (Line line) -> line.record.medianMillis() < 0 ? Formats.NONE : Formats.latency(line.record.medianMillis() * 1_000_000),
                Style.RIGHT));
        observed.setPlaceholder(Labels.wrapped(I18n.text("identities.nothing-observed"), Style.DENSE, Style.MUTED));
        passport.getStyleClass().add(Style.PAD_16);
        head.getStyleClass().add("identity-head");
        var scroll = new ScrollPane(passport);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain");
        var tabs = new TabPane(tab("passport", scroll), tab("observed", observed), tab("rule", rule), tab("keys", keys));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(head, tabs);
    }

    KeysPane keys() { return keys; }

    RulePane rule() { return rule; }

    private static Tab tab(String key, Node body) {
        var tab = new Tab();
        tab.setId("identity-tab-" + key);
        tab.textProperty().bind(I18n.text("identities.tab." + key));
        tab.setContent(body);
        return tab;
    }

    void show(IdentityView identity) {
        rule.show(identity);
        keys.show(identity);
        if (identity.equals(shown)) {
            return;
        }
        shown = identity;
        head.getChildren().setAll(new AgentName(Faces.named(bench.mirror().agents(), identity.name())),
                new Chip(I18n.text(identity.connected() ? "identities.connected" : "identities.away"),
                        identity.connected() ? Style.SUCCESS : Style.OUTLINED),
                Labels.of(EventText.protocol(identity.protocol()), Style.DENSE, Style.MUTED));
        passport.getChildren().setAll(
                new PropertyRow(I18n.text("identities.id"), identity.id().isEmpty()
                        ? Labels.wrapped(I18n.text("identities.no-id"), Style.MUTED)
                        : new CopyField(identity.id())),
                row("kind", IdentityWords.kind(identity)), row("owner", identity.owner()), row("model", identity.model()),
                row("proof", IdentityWords.proof(identity)), row("since", identity.createdAt()), row("summary", identity.summary()),
                row("capabilities", String.join(", ", identity.capabilities())), row("domains", String.join(", ", identity.domains())),
                row("inbox", I18n.get("identities.unacknowledged", identity.unacknowledged())));
        Map<String, Observed> sorted = new TreeMap<>(identity.observed());
        observed.getItems().setAll(sorted.entrySet().stream().map(one -> new Line(capability(one.getKey()), one.getValue())).toList());
    }

    /** NeuralHub knows no tasks: of its agents is seen how they answer. */
    private static String capability(String observed) {
        return observed.equals("answers") ? I18n.get("identities.answers") : observed;
    }

    private static PropertyRow row(String key, String value) {
        return new PropertyRow(I18n.text("identities." + key), value.isEmpty() ? Formats.NONE : value);
    }
}
