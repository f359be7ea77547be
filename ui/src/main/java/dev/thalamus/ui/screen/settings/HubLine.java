package dev.thalamus.ui.screen.settings;

import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.Setting;
import dev.thalamus.hub.config.SettingType;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.jspecify.annotations.Nullable;

/** A setting of the hub: what the file says, what holds in the running hub, and who stands above both. Confined to the FX thread. */
final class HubLine {
    private static final String DATA = "storage.dir";

    private final Setting setting;
    private final BiConsumer<Setting, @Nullable String> write;
    private final Line line;
    private final Node field;
    private String shown = "";
    private @Nullable String written;
    private boolean filling;

    /** @param write takes the text that a person wrote, or null for the default */
    HubLine(Setting setting, BiConsumer<Setting, @Nullable String> write) {
        this.setting = setting;
        this.write = write;
        field = field();
        field.setId("set-" + setting.key().replace('.', '-'));
        line = new Line(setting.key(), Labels.of(setting.key(), Style.CODE), setting.key().toLowerCase(Locale.ROOT), about(), field,
                () -> write.accept(setting, null));
        line.showDefault(
                I18n.text("settings.default", setting.defaultText().isEmpty() ? I18n.text("settings.empty-default") : setting.defaultText())
                        .map(text -> range().isEmpty() ? text : text + " · " + range()));
    }

    Line line() { return line; }

    Setting setting() { return setting; }

    /** The allowed values in the window's language, empty when everything of the type is. */
    private String range() {
        boolean open = setting.min() == Long.MIN_VALUE;
        boolean endless = setting.max() == Long.MAX_VALUE;
        if (setting.type() == SettingType.CHOICE || open && endless) {
            return setting.range();
        }
        String least = setting.shown(setting.min());
        String most = setting.shown(setting.max());
        return endless
                ? I18n.get("settings.range.least", least)
                : open ? I18n.get("settings.range.most", most) : I18n.get("settings.range.between", least, most);
    }

    private ObservableValue<String> about() {
        String key = "settings.about." + setting.key();
        return I18n.has(key) ? I18n.text(key) : new SimpleStringProperty(setting.description());
    }

    /** Takes what a hub would get that is started now, and what the running one got; tells whether they differ. */
    boolean show(BoundConfig next, BoundConfig running) {
        String origin = next.origin(setting.key());
        boolean waits = !next.agrees(running, setting);
        fill(next.shown(setting));
        line.changed(!origin.equals("default"));
        boolean above = !origin.equals("default") && !origin.startsWith(fileName(next));
        line.note(above
                ? I18n.get("settings.overridden", origin)
                : waits ? I18n.get(setting.key().equals(DATA) ? "settings.program" : "settings.waits") : "", false);
        return waits;
    }

    /** What was written cannot be used. */
    void wrong(String why) {
        written = null;
        line.note(why, true);
    }

    private static String fileName(BoundConfig config) {
        return config.source().map(source -> Objects.toString(source.file().getFileName()) + ":").orElse("\n");
    }

    private Node field() {
        return switch (setting.type()) {
            case FLAG -> flag();
            case CHOICE -> choice();
            case TEXT, NUMBER, BYTES, DURATION, PATH, LIST -> text();
        };
    }

    private Node flag() {
        var box = new CheckBox();
        box.selectedProperty().subscribe((_, on) -> commit(Boolean.toString(on)));
        return box;
    }

    private Node choice() {
        var box = new PrefixSelectionComboBox<String>();
        box.getItems().setAll(setting.choices());
        box.valueProperty().subscribe((_, chosen) -> commit(chosen));
        return box;
    }

    private Node text() {
        TextField text = setting.secret() ? new PasswordField() : new TextField();
        text.setPrefColumnCount(
                setting.type() == SettingType.NUMBER || setting.type() == SettingType.BYTES || setting.type() == SettingType.DURATION
                        ? 8
                        : 18);
        text.getStyleClass().add(Style.CODE);
        if (setting.secret()) {
            text.promptTextProperty().bind(I18n.text("settings.kept-secret").map(words -> shown.isEmpty() ? "" : words));
        }
        text.setOnAction(_ -> commit(text.getText()));
        text.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                commit(text.getText());
            }
        });
        return text;
    }

    private void fill(String value) {
        String before = shown;
        shown = value;
        filling = true;
        switch (field) {
            case CheckBox box -> box.setSelected(Boolean.parseBoolean(value));
            case ComboBox<?> box -> select(box, value);
            case TextField text -> {
                String wanted = setting.secret() ? "" : value;
                if (!typing(text, before) && !text.getText().equals(wanted)) {
                    text.setText(wanted);
                }
            }
            default -> throw new IllegalStateException("no such field: " + field);
        }
        filling = false;
        written = null;
    }

    /** Whether a person is at it: it says neither what was shown before nor what was written. */
    private boolean typing(TextField field, String before) {
        String now = field.getText().strip();
        return field.isFocused() && !now.equals(setting.secret() ? "" : before) && !now.equals(written);
    }

    @SuppressWarnings("unchecked")
    private static void select(ComboBox<?> box, String value) { ((ComboBox<String>) box).setValue(value); }

    /** An empty secret is no wish to have none: its reset says that. */
    private void commit(@Nullable String value) {
        if (!filling && value != null && !value.strip().equals(shown) && !(setting.secret() && value.isBlank())) {
            written = value.strip();
            write.accept(setting, written);
        }
    }
}
