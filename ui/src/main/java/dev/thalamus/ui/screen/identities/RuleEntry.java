package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.RuleText;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One field of the rule: its name, how often it refused something, its value, and what is wrong with that. Confined to the FX thread. */
final class RuleEntry extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final @Nullable JsonItem STANDARD = RuleDraft.item(RuleText.standard());

    /** What an entry asks of the pane around it. */
    interface Around {
        /** Names of agents to propose. */
        Supplier<List<String>> names();

        /** Shows the rule as JSON. */
        void openJson();

        /** Shows what the rule refused. */
        void openHits();
    }

    private final RuleField field;
    private final RuleDraft draft;
    private final ReadOnlyLongWrapper refused = new ReadOnlyLongWrapper();
    private final Hyperlink hits;
    private final Label complaint = Labels.of("", Style.CAPTION, Style.DANGER_TEXT);
    private final Filler filler;
    private final Node control;
    private boolean filling;

    /** Shows a value. */
    private interface Filler {
        void fill(@Nullable JsonItem value);
    }

    /** What takes a value: what is shown of it, what has the keyboard, and how it is filled. */
    private record Control(Node shown, Node focus, Filler filler) {}

    RuleEntry(RuleField field, RuleDraft draft, Around around, List<String> types) {
        this.field = field;
        this.draft = draft;
        var name = Labels.of(I18n.text("identities.field." + field.key()), Style.MEDIUM);
        name.setMinWidth(0);
        hits = Buttons.link(I18n.text("identities.field-hits", refused), around::openHits);
        hits.setId("rule-hits-" + field.key());
        hits.getStyleClass().add(Style.CAPTION);
        hits.visibleProperty().bind(refused.greaterThan(0));
        hits.managedProperty().bind(hits.visibleProperty());
        hits.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(name, Labels.spacer(), hits);
        head.getStyleClass().addAll(Style.GAP_8, "line");
        complaint.setWrapText(true);
        complaint.setId("rule-wrong-" + field.key());
        complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
        complaint.visibleProperty().bind(complaint.managedProperty());
        Control made = switch (field.kind()) {
            case NAMES -> globs("names", around.names(), around);
            case TYPES -> globs("types", () -> types, around);
            case NUMBER, DURATION -> line();
            case CHOICE -> choice();
        };
        filler = made.filler;
        control = made.focus;
        getChildren().addAll(head, made.shown);
        control.setId("rule-" + field.key());
        control.accessibleTextProperty().bind(I18n.text("identities.field." + field.key()));
        name.setLabelFor(control);
        getStyleClass().add("rule-entry");
        getChildren().addAll(complaint, Labels.wrapped(I18n.text("identities.hint." + field.key()), Style.CAPTION, Style.SUBTLE));
    }

    private Control globs(String area, Supplier<List<String>> known, Around around) {
        var globs = new GlobField(area, known,
                patterns -> set(patterns.stream().map(JsonItem::quoted).collect(Collectors.joining(",", "[", "]"))), around::openJson);
        return new Control(globs, globs.line(), globs::fill);
    }

    private Control line() {
        var line = new TextField();
        line.promptTextProperty().bind(I18n.text("identities.prompt." + field.key()));
        line.textProperty().addListener((_, _, typed) -> set(json(typed)));
        return new Control(line, line, value -> {
            if (!Objects.equals(json(line.getText()), value == null ? null : value.json())) {
                line.setText(value == null || value.json().equals("null") ? "" : text(value));
            }
        });
    }

    private Control choice() {
        var box = new ComboBox<String>();
        box.getItems().addAll(RuleField.OVERFLOWS);
        box.setCellFactory(_ -> new Choice());
        box.setButtonCell(new Choice());
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().subscribe(value -> {
            if (value != null) {
                set(JsonItem.quoted(value));
            }
        });
        I18n.follow(box, () -> box.setButtonCell(new Choice()));
        return new Control(box, box, value -> box.setValue(value == null ? RuleField.OVERFLOWS.getFirst() : text(value)));
    }

    /** Shows what the draft says. */
    void show(@Nullable JsonItem rule) {
        filling = true;
        JsonItem value = field.in(rule);
        filler.fill(value == null && field.kind() == RuleField.Kind.DURATION ? field.in(STANDARD) : value);
        filling = false;
        complaint.setText(draft.mistake(field).map(mistake -> RuleWords.why(field, mistake)).orElse(""));
        control.pseudoClassStateChanged(ERROR, !complaint.getText().isEmpty());
    }

    /** @param count how often the rule refused something for this field */
    void hits(long count) { refused.set(count); }

    private void set(@Nullable String json) {
        if (!filling) {
            draft.set(field, json);
        }
    }

    /** What is typed as JSON; null for the default. A number that is none stays a text, which the hub's own parser then objects to. */
    private @Nullable String json(String typed) {
        String line = typed.strip();
        if (field.kind() != RuleField.Kind.NUMBER) {
            return JsonItem.quoted(line);
        }
        return line.isEmpty()
                ? field == RuleField.HIGH_WATER ? "null" : null
                : line.matches("-?(0|[1-9][0-9]{0,17})") ? line : JsonItem.quoted(line);
    }

    private static String text(JsonItem value) { return value.kind() == JsonItem.Kind.STRING ? value.text() : value.json(); }

    private static final class Choice extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            String key = "identities.overflow." + (item == null ? "" : item.replace('_', '-'));
            setText(empty || item == null ? null : I18n.has(key) ? I18n.get(key) : item);
        }
    }
}
