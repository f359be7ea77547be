package dev.thalamus.ui.screen.console;

import dev.thalamus.hub.model.SignalType;
import dev.thalamus.ui.kit.CompletionPopup;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.jspecify.annotations.Nullable;

/**
 * The field of one parameter: a text with completion, a choice, or JSON. Confined to the FX thread.
 *
 * <p>It tells each change as JSON, or null for "left out"; what is no value yet is marked and not told.
 */
final class ParamField extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final RpcDocument.Param param;
    private final BiConsumer<String, @Nullable String> changed;
    private final Supplier<Map<String, String>> values;
    private final Label complaint = Labels.of("", Style.CAPTION, Style.DANGER_TEXT);
    private final @Nullable TextInputControl text;
    private final @Nullable ComboBox<String> choice;
    private boolean filling;

    /** @param values what a text may be, each with a word about it */
    ParamField(RpcDocument.Param param, Supplier<Map<String, String>> values, BiConsumer<String, @Nullable String> changed) {
        this.param = param;
        this.values = values;
        this.changed = changed;
        getStyleClass().add("param-field");
        var name = Labels.of(param.name(), Style.MEDIUM);
        var head = new HBox(name, Labels.of(I18n.text("console.kind." + Completions.word(param.kind())), Style.DENSE, Style.MUTED));
        if (param.required()) {
            head.getChildren().add(Labels.of(I18n.text("console.required"), Style.DENSE, Style.DANGER_TEXT));
        }
        head.getStyleClass().addAll(Style.GAP_4, "line");
        getChildren().add(head);
        text = switch (param.kind()) {
            case TEXT, NUMBER -> new TextField();
            case JSON -> new TextArea();
            case FLAG, CHOICE -> null;
        };
        choice = text == null ? new PrefixSelectionComboBox<>() : null;
        if (text != null) {
            write(text);
            name.setLabelFor(text);
            getChildren().add(text);
        }
        if (choice != null) {
            offer(choice);
            name.setLabelFor(choice);
            getChildren().add(choice);
        }
        if (!param.description().isEmpty()) {
            getChildren().add(Labels.wrapped(new SimpleStringProperty(RpcText.of(param.description())), Style.CAPTION, Style.SUBTLE));
        }
        complaint.setManaged(false);
        complaint.setWrapText(true);
        getChildren().add(complaint);
    }

    /** Shows what the request says; null when it leaves the parameter out. */
    void fill(@Nullable String json) {
        filling = true;
        if (text != null && !Objects.equals(told(text.getText()), json)) {
            text.setText(json == null ? "" : plain(json));
        }
        if (choice != null) {
            String value = json == null ? "" : plain(json);
            if (!choice.getItems().contains(value)) {
                choice.getItems().add(value);
            }
            choice.setValue(value);
        }
        complain("");
        filling = false;
    }

    private void write(TextInputControl field) {
        field.setId("param-" + param.name());
        field.setPromptText(param.example().isEmpty() ? "" : plain(param.example()));
        field.accessibleTextProperty().bind(I18n.text("console.parameter", param.name()));
        if (field instanceof TextArea area) {
            area.textProperty().subscribe(text -> area.setPrefRowCount(Math.clamp(text.lines().count() + 1, 4, 12)));
            area.getStyleClass().add(Style.CODE);
        }
        field.textProperty().addListener((_, _, typed) -> typed(typed));
        if (field instanceof TextField line && param.names() != RpcDocument.Names.NONE) {
            complete(line);
        }
    }

    private void offer(ComboBox<String> box) {
        box.setId("param-" + param.name());
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(I18n.text("console.parameter", param.name()));
        if (!param.required()) {
            box.getItems().add("");
        }
        box.getItems().addAll(param.kind() == RpcDocument.Kind.FLAG ? List.of("true", "false") : param.choices());
        box.setCellFactory(_ -> new Choice());
        box.setButtonCell(new Choice());
        box.valueProperty().subscribe(value -> {
            if (!filling && value != null) {
                boolean word = param.kind() == RpcDocument.Kind.FLAG && !value.startsWith("{{");
                changed.accept(param.name(), value.isEmpty() ? null : word ? value : JsonItem.quoted(value));
            }
        });
    }

    private void typed(String typed) {
        if (filling) {
            return;
        }
        if (param.kind() == RpcDocument.Kind.JSON && !typed.isBlank() && told(typed) == null) {
            complain(I18n.get("console.no-json-yet"));
            return;
        }
        boolean number = typed.strip().matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?") || typed.contains("{{") || typed.isBlank();
        complain(param.kind() == RpcDocument.Kind.NUMBER && !number ? I18n.get("console.no-number") : "");
        changed.accept(param.name(), told(typed));
    }

    /** What a text says as JSON; null for nothing, or for what is no JSON. */
    private @Nullable String told(String typed) {
        return switch (param.kind()) {
            case TEXT -> typed.isEmpty() && !param.required() ? null : JsonItem.quoted(typed);
            case NUMBER -> typed.isBlank()
                    ? null
                    : typed.strip().matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?") ? typed.strip() : JsonItem.quoted(typed);
            case JSON, FLAG, CHOICE -> {
                try {
                    yield typed.isBlank() ? null : JsonItem.read(typed).json();
                } catch (JsonItem.Wrong wrong) {
                    yield typed.strip().matches("\\{\\{\\s*[\\w.-]+\\s*}}") ? JsonItem.quoted(typed.strip()) : null;
                }
            }
        };
    }

    /** What a person writes for a value. */
    private String plain(String json) {
        try {
            JsonItem item = JsonItem.read(json);
            boolean reference = item.kind() == JsonItem.Kind.STRING && item.text().startsWith("{{");
            return param.kind() == RpcDocument.Kind.JSON && !reference
                    ? item.pretty()
                    : item.kind() == JsonItem.Kind.STRING ? item.text() : item.json();
        } catch (JsonItem.Wrong wrong) {
            return json;
        }
    }

    private void complain(String why) {
        complaint.setText(why);
        complaint.setManaged(!why.isEmpty());
        if (text != null) {
            text.pseudoClassStateChanged(ERROR, !why.isEmpty());
        }
    }

    private void complete(TextField line) {
        var popup = new CompletionPopup(suggestion -> {
            line.setText(suggestion.insert());
            line.end();
        });
        Runnable suggest = () -> {
            String low = line.getText().toLowerCase(Locale.ROOT);
            var bounds = line.localToScreen(line.getBoundsInLocal());
            if (bounds != null) {
                popup.show(line, bounds, values.get().entrySet().stream()
                        .filter(value -> value.getKey().toLowerCase(Locale.ROOT).contains(low) && !value.getKey().equals(line.getText()))
                        .limit(50).map(value -> new Suggestion(value.getKey(), value.getKey(), value.getValue(), 0, 0)).toList());
            }
        };
        line.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() && popup.handle(event)) {
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.SPACE && event.isControlDown()) {
                suggest.run();
                event.consume();
            }
        });
        line.textProperty().subscribe(_ -> {
            if (!filling && line.isFocused() && !popup.isShowing() || popup.isShowing()) {
                suggest.run();
            }
        });
        line.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
    }

    /** A value; one of the six signal types with its glyph. */
    private static final class Choice extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            var type = Arrays.stream(SignalType.values()).filter(known -> known.name().equals(item)).findFirst();
            setText(empty || item == null || type.isPresent() ? null : item.isEmpty() ? I18n.get("console.left-out") : item);
            setGraphic(empty ? null : type.map(known -> new SignalTypeLabel(SignalShape.ofCode(known.code()))).orElse(null));
        }
    }
}
