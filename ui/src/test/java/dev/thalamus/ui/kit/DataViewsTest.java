package dev.thalamus.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** JSON, bytes, code and activity as somebody looks into them. */
class DataViewsTest extends WindowTest {
    private @Nullable StackPane made;

    @Override
    protected Node control() { return made = new StackPane(); }

    private <N extends Node> N shown(java.util.function.Supplier<N> make) {
        var holder = new ArrayList<N>();
        var pane = Objects.requireNonNull(made);
        robot.interact(() -> {
            holder.add(make.get());
            pane.getChildren().setAll(holder);
        });
        robot.interact(pane::layout);
        WaitForAsyncUtils.waitForFxEvents();
        return holder.getFirst();
    }

    @Test
    void aValueOfATreeIsCopied() {
        var tree = shown(JsonTree::new);
        robot.interact(() -> tree.show("{\"a\": {\"b\": \"text\"}}"));
        robot.interact(() -> {
            tree.tree().getSelectionModel().select(2);
            tree.tree().requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clip()).isEqualTo("text");
    }

    @Test
    void whatIsInvisibleInATreeIsSpelledAndCopiedAsItIs() {
        var tree = shown(JsonTree::new);
        robot.interact(() -> tree.show("{\"pa\u200Bgo\": \"50\u202E0\u0007\"}".replace("\u0007", "\\u0007")));
        assertThat(robot.lookup("pa‹U+200B›go: ").tryQuery()).isPresent();
        assertThat(robot.lookup("\"50‹U+202E›0\\u0007\"").tryQuery()).isPresent();
        robot.interact(() -> {
            tree.tree().getSelectionModel().select(1);
            tree.tree().requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clip()).isEqualTo("50\u202E0\u0007");
    }

    @Test
    void theMenuKeyOpensTheMenuOfTheChosenValue() throws Exception {
        var tree = shown(JsonTree::new);
        robot.interact(() -> tree.show("{\"a\": {\"b\": \"text\"}}"));
        robot.interact(() -> {
            tree.tree().getSelectionModel().select(2);
            tree.tree().requestFocus();
            MenuKey.press(tree.tree());
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("Copy path").tryQuery().isPresent());
        robot.clickOn("Copy path");
        assertThat(clip()).isEqualTo("$.a.b");
    }

    @Test
    void whatIsNoJsonIsSaidInWords() {
        var tree = shown(JsonTree::new);
        robot.interact(() -> tree.show("{oops"));
        assertThat(tree.lookupAll(".label").stream().map(node -> ((javafx.scene.control.Label) node).getText()))
                .anyMatch(text -> text.startsWith("Not JSON: "));
        robot.interact(() -> tree.show(""));
        assertThat(robot.lookup("No payload").tryQuery()).isPresent();
    }

    @Test
    void rowsFollowTheLanguage() {
        var tree = shown(JsonTree::new);
        robot.interact(() -> tree.show("{\"a\": {\"b\": 1}}"));
        assertThat(robot.lookup("object · 1 key").queryAll()).isNotEmpty();
        robot.interact(() -> I18n.language("es"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("objeto · 1 clave").queryAll()).isNotEmpty();
    }

    @Test
    void columnsFollowTheZoomAndTheHand() {
        var column = Columns.<String>text(new SimpleStringProperty("Name"), 100, name -> name);
        var table = shown(() -> {
            var made = Columns.<String>table();
            made.getColumns().add(column);
            return made;
        });
        assertThat(column.getWidth()).isEqualTo(100);
        robot.interact(() -> column.setPrefWidth(120));
        robot.interact(() -> Look.zoom(1.5));
        assertThat(column.getWidth()).isEqualTo(180);
        robot.interact(() -> Look.zoom(1));
        assertThat(table.getColumns().getFirst().getWidth()).isEqualTo(120);
    }

    @Test
    void aLargeTextIsReadAside() throws Exception {
        var json = IntStream.range(0, 60_000).mapToObj(i -> "{\"n\":" + i + "}").collect(Collectors.joining(",", "[", "]"));
        var tree = shown(JsonTree::new);
        robot.interact(() -> tree.show(json));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> tree.tree().getRoot() != null);
        assertThat(tree.tree().getRoot().getChildren()).hasSize(60_000);
    }

    @Test
    void theLastTextShownWins() throws Exception {
        var large = "[" + "1,".repeat(200_000) + "1]";
        var tree = shown(JsonTree::new);
        robot.interact(() -> {
            tree.show(large);
            tree.show("{\"small\": true}");
        });
        assertThat(tree.tree().getRoot().getChildren()).hasSize(1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tree.tree().getRoot().getChildren()).hasSize(1);
    }

    @Test
    void bytesAreSelectedByKeyboardAndCopied() {
        var hex = shown(HexView::new);
        robot.interact(() -> {
            hex.show(new byte[]{0, 1, 2, (byte) 0xFF, 4},
                    List.of(new ByteRange(0, 2, new SimpleStringProperty("magic"), "-th-syntax-key")));
            hex.lookup(".hex-sheet").requestFocus();
        });
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(hex.selectedHex()).isEqualTo("01 02 ff");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clip()).isEqualTo("00 01 02 ff 04");
        assertThat(robot.lookup("magic").tryQuery()).isPresent();
    }

    @Test
    void theLegendOfBytesGoesBelowThemWhereItWouldCoverThem() {
        var hex = shown(HexView::new);
        robot.interact(() -> {
            hex.show(new byte[40], List.of(new ByteRange(0, 2, new SimpleStringProperty("magic"), "-th-syntax-key")));
            hex.setMaxWidth(900);
            hex.setMinWidth(900);
        });
        assertThat(hex.lookup(".hex-legend").isVisible()).isTrue();
        robot.interact(() -> {
            hex.setMinWidth(0);
            hex.setMaxWidth(560);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(hex.lookup(".hex-legend").isVisible()).isFalse();
        assertThat(hex.lookup(".hex-legend-below").isVisible()).isTrue();
    }

    @Test
    void noBytesAreNoError() {
        var hex = shown(HexView::new);
        robot.interact(() -> hex.lookup(".hex-sheet").requestFocus());
        robot.push(KeyCode.END);
        assertThat(hex.selectedHex()).isEmpty();
    }

    @Test
    void anEditorFindsTheMistake() {
        var editor = shown(() -> new JsonEditor(new SimpleStringProperty("JSON")));
        robot.interact(() -> editor.setText("{\"a\": 1}"));
        assertThat(editor.mistakeProperty().get()).isNull();
        robot.interact(() -> editor.setText("{\"a\": }"));
        assertThat(Objects.requireNonNull(editor.mistakeProperty().get()).at()).isBetween(5L, 7L);
    }

    @Test
    void anEditorIndentsAfterABrace() {
        var editor = shown(() -> new JsonEditor(new SimpleStringProperty("JSON")));
        robot.interact(editor::focus);
        robot.write("{");
        robot.push(KeyCode.ENTER);
        robot.write("1");
        assertThat(editor.getText()).isEqualTo("{\n  1");
    }

    @Test
    void codeBeginsAtTheSamePlaceInLinesWithShortAndWithLongNumbers() {
        var editor = shown(() -> new JsonEditor(new SimpleStringProperty("JSON")));
        robot.interact(() -> editor.setText("[\n" + "1,\n".repeat(10) + "1]"));
        WaitForAsyncUtils.waitForFxEvents();
        var widths = new ArrayList<Double>();
        robot.interact(() -> {
            editor.applyCss();
            editor.layout();
            editor.lookupAll(".lineno").forEach(number -> widths.add(number.prefWidth(-1)));
        });
        assertThat(widths).hasSizeGreaterThan(9).containsOnly(widths.getFirst());
    }

    @Test
    void codeThatEndsWithALineBreakIsNoLineLonger() {
        var code = shown(CodeView::new);
        robot.interact(() -> code.show("import asyncio\nawait x()\n", Language.PYTHON));
        assertThat(((org.fxmisc.richtext.CodeArea) code.lookup(".code-view")).getParagraphs()).hasSize(2);
    }

    @Test
    void aDragSelectsASpanOfTime() {
        var strip = shown(ActivityStrip::new);
        var start = Instant.parse("2026-11-21T08:00:00Z");
        robot.interact(() -> strip.show(new long[100][6], start, Duration.ofSeconds(1)));
        var at = strip.localToScreen(0, 0);
        double bar = strip.getWidth() / 100;
        robot.moveTo(at.getX() + bar * 20.5, at.getY() + 10);
        robot.press(javafx.scene.input.MouseButton.PRIMARY);
        robot.moveTo(at.getX() + bar * 40.5, at.getY() + 10);
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
        assertThat(strip.selectionProperty().get()).isEqualTo(new ActivityStrip.Span(start.plusSeconds(20), start.plusSeconds(41)));
        robot.push(KeyCode.ESCAPE);
        assertThat(strip.selectionProperty().get()).isNull();
    }

    @Test
    void arrowKeysSelectASpanOfTime() {
        var strip = shown(ActivityStrip::new);
        var start = Instant.parse("2026-11-21T08:00:00Z");
        robot.interact(() -> {
            strip.show(new long[10][6], start, Duration.ofSeconds(1));
            strip.requestFocus();
        });
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.SHIFT, KeyCode.LEFT);
        robot.push(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(strip.selectionProperty().get()).isEqualTo(new ActivityStrip.Span(start.plusSeconds(7), start.plusSeconds(10)));
    }

    private String clip() {
        var text = new ArrayList<String>();
        robot.interact(() -> text.add(Clip.text()));
        return text.getFirst();
    }
}
