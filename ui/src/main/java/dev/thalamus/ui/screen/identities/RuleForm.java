package dev.thalamus.ui.screen.identities;

import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rule as a form, in step with its text. Confined to the FX thread. */
final class RuleForm extends ScrollPane {
    private static final List<String> TYPES = List.of("consulting", "conversation", "discussion", "workflow", "notification", "broadcast",
            "auction");

    private final RuleDraft draft;
    private final Map<RuleField, RuleEntry> entries = new EnumMap<>(RuleField.class);

    RuleForm(RuleDraft draft, RuleEntry.Around around) {
        this.draft = draft;
        for (RuleField field : RuleField.values()) {
            entries.put(field, new RuleEntry(field, draft, around, TYPES));
        }
        var body = new VBox(section("names", RuleField.INBOUND_FROM, RuleField.OUTBOUND_TO),
                section("types", RuleField.INITIATE, RuleField.ACCEPT),
                section("limits", RuleField.PER_MINUTE, RuleField.BURST, RuleField.SESSIONS, RuleField.SESSION_TTL, RuleField.TASKS,
                        RuleField.TASK_TTL, RuleField.DEPTH),
                section("inbox", RuleField.MAX_PENDING, RuleField.HIGH_WATER, RuleField.OVERFLOW));
        body.getStyleClass().add("rule-form-body");
        setId("rule-form");
        getStyleClass().addAll("plain", "rule-form");
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        draft.state().subscribe(this::show);
    }

    /** Fields side by side where two have room. */
    private Node section(String key, RuleField... fields) {
        var grid = new GridPane();
        grid.getStyleClass().add("rule-grid");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        List<Node> all = java.util.Arrays.stream(fields).<Node>map(entries::get).toList();
        widthProperty().map(width -> width.doubleValue() >= Look.px(480)).subscribe(wide -> {
            grid.getChildren().clear();
            for (int i = 0; i < all.size(); i++) {
                grid.add(all.get(i), wide ? i % 2 : 0, wide ? i / 2 : i, wide ? 1 : 2, 1);
            }
        });
        var box = new VBox(Labels.of(I18n.text("identities.section." + key), Style.CARD_TITLE), grid);
        box.getStyleClass().add(Style.GAP_8);
        return box;
    }

    /** @param hits by what the hub counts */
    void hits(Map<String, Long> hits) {
        entries.forEach((field, entry) -> entry.hits(hits.getOrDefault(field.hit(), 0L)));
    }

    /** Whether what is wrong there is said beside one of the fields. */
    boolean says(String path) {
        return path.isEmpty()
                ? draft.state().get().rule() != null && entries.keySet().stream().anyMatch(field -> draft.mistake(field).isPresent())
                : entries.keySet().stream().anyMatch(field -> field.isAt(path));
    }

    private void show() {
        @Nullable
        JsonItem rule = draft.state().get().rule();
        boolean readable = rule != null && rule.kind() == JsonItem.Kind.OBJECT;
        getContent().setDisable(!readable);
        if (readable) {
            entries.values().forEach(entry -> entry.show(rule));
        }
    }
}
