package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts follow the language without a restart. */
class I18nTest {
    private Locale before = I18n.locale();

    @BeforeEach
    void english() {
        before = I18n.locale();
        I18n.language("en");
    }

    @AfterEach
    void back() { I18n.localeProperty().set(before); }

    @Test
    void aBoundTextChangesWithTheLanguage() {
        var label = new SimpleStringProperty();
        label.bind(I18n.text("kit.undo"));
        assertThat(label.get()).isEqualTo("Undo");
        I18n.language("es");
        assertThat(label.get()).isEqualTo("Deshacer");
    }

    @Test
    void aBoundTextChangesWithItsArguments() {
        var left = new SimpleLongProperty(10);
        var text = I18n.text("kit.seconds-left", left);
        assertThat(text.getValue()).isEqualTo("10 s");
        left.set(9);
        assertThat(text.getValue()).isEqualTo("9 s");
    }

    @Test
    void pluralsAreChosenByTheNumber() {
        assertThat(I18n.get("kit.json-object", 0)).isEqualTo("object · no keys");
        assertThat(I18n.get("kit.json-object", 1)).isEqualTo("object · 1 key");
        assertThat(I18n.get("kit.json-object", 1200)).isEqualTo("object · 1,200 keys");
        I18n.language("es");
        assertThat(I18n.get("kit.json-object", 1)).isEqualTo("objeto · 1 clave");
        assertThat(I18n.get("kit.json-object", 1200)).isEqualTo("objeto · 1.200 claves");
    }

    @Test
    void aMissingKeyIsShownAsItIs() {
        assertThat(I18n.get("kit.no-such-text")).isEqualTo("kit.no-such-text");
        assertThat(I18n.get("no-dot")).isEqualTo("no-dot");
        assertThat(I18n.has("kit.no-such-text")).isFalse();
        assertThat(I18n.has("kit.undo")).isTrue();
    }

    @Test
    void aLanguageWithoutTextsIsRefused() {
        assertThatThrownBy(() -> I18n.language("fr")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fr");
    }
}
