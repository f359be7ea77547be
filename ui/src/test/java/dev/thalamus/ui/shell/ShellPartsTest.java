package dev.thalamus.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.screen.UiMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellPartsTest {
    @Test
    void aMatchIgnoresCaseAndAccentsAndTellsWhere() {
        assertThat(Match.of("SENAL", "Una señal más")).get().extracting(Match::from, Match::to).containsExactly(4, 9);
        assertThat(Match.of("xyz", "ventas")).isEmpty();
        assertThat(Match.of("  ", "anything")).isPresent();
    }

    @Test
    void theBeginningOfANameBeatsAWordAndAWordItsInside() {
        var ranked = Stream.of("refacturar", "la factura", "facturacion")
                .sorted(Comparator.comparingInt((String text) -> Match.of("fact", text).orElseThrow().score()).reversed());
        assertThat(ranked).containsExactly("facturacion", "la factura", "refacturar");
    }

    @Test
    void navigationGoesBackAndForwardAgain() {
        var navigation = new Navigation(ScreenId.OVERVIEW);
        var filtered = new Destination.SignalsLike("from:ventas");
        navigation.go(new Destination.Whole(ScreenId.AGENTS));
        navigation.go(filtered);
        navigation.go(filtered);
        navigation.back();
        assertThat(navigation.here().get().screen()).isEqualTo(ScreenId.AGENTS);
        navigation.forward();
        assertThat(navigation.here().get()).isEqualTo(filtered);
        navigation.back();
        navigation.back();
        navigation.back();
        assertThat(navigation.here().get().screen()).isEqualTo(ScreenId.OVERVIEW);
        assertThat(navigation.canGoBack().get()).isFalse();
    }

    @Test
    void memorySurvivesARestartAndADamagedFileCostsOnlyTheMemory(@TempDir Path dir) throws IOException {
        var memory = new UiMemory(dir.resolve("new"));
        memory.put("zoom", 1.25);
        memory.put("language", "español");
        memory.save();
        var again = new UiMemory(dir.resolve("new"));
        assertThat(again.get("zoom", 1, 0.5, 2)).isEqualTo(1.25);
        assertThat(again.get("zoom", 1, 2, 3)).isEqualTo(1);
        assertThat(again.get("language", "")).isEqualTo("español");
        Files.writeString(dir.resolve("new").resolve("window.properties"), "zoom=\\uXYZ");
        assertThat(new UiMemory(dir.resolve("new")).get("zoom", 1, 0.5, 2)).isEqualTo(1);
    }
}
