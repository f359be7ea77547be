package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.RuleText;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Completed;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Visible;
import dev.thalamus.ui.kit.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Patterns over names, one chip each, and below them whom they take. Confined to the FX thread.
 *
 * <p>Enter or a comma adds what is typed, Backspace in the empty line and Delete on a chip take one away.
 */
final class GlobField extends VBox {
    /** Chips shown; a rule may have a thousand patterns. */
    static final int MOST_CHIPS = 40;
    private static final int MOST_NAMED = 4;
    private static final List<String> ANY = List.of("*");

    private final String area;
    private final Supplier<List<String>> known;
    private final Consumer<List<String>> changed;
    private final Runnable openJson;
    private final FlowPane chips = new FlowPane();
    private final TextField line = new TextField();
    private final Label takes = Labels.of("", Style.CAPTION);
    private final Hyperlink anyone;
    private List<String> patterns = ANY;

    /**
     * @param area of the texts, {@code names} or {@code types}
     * @param known the names there are
     * @param changed is told all patterns after each change
     * @param openJson shows what has no room here
     */
    GlobField(String area, Supplier<List<String>> known, Consumer<List<String>> changed, Runnable openJson) {
        this.area = area;
        this.known = known;
        this.changed = changed;
        this.openJson = openJson;
        anyone = Buttons.link(I18n.text("identities.takes." + area + "-all-do"), () -> tell(ANY));
        anyone.getStyleClass().add(Style.CAPTION);
        anyone.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("globs");
        line.setPrefColumnCount(16);
        line.getStyleClass().addAll(Style.SMALL, Style.CODE);
        line.promptTextProperty().bind(I18n.text("identities.glob-add"));
        line.setOnAction(_ -> add(line.getText()));
        line.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        line.textProperty().addListener((_, _, typed) -> {
            if (typed.endsWith(",")) {
                add(typed.substring(0, typed.length() - 1));
            }
        });
        line.focusedProperty().subscribe(focused -> {
            if (!focused) {
                add(line.getText());
            }
        });
        Completed.attach(line, this::suggest, suggestion -> add(suggestion.insert()));
        takes.setMinWidth(0);
        HBox.setHgrow(takes, Priority.SOMETIMES);
        var below = new HBox(takes, Labels.spacer(), anyone);
        below.getStyleClass().addAll(Style.GAP_8, "globs-below");
        getStyleClass().add(Style.GAP_4);
        getChildren().addAll(chips, below);
    }

    /** The line that takes a new pattern, for its label and id. */
    TextField line() { return line; }

    /** Shows a list of patterns; what is no list is shown as empty. */
    void fill(@Nullable JsonItem value) {
        List<String> now = value == null
                ? ANY
                : value.kind() == JsonItem.Kind.ARRAY ? value.children().stream().map(GlobField::text).toList() : List.of();
        if (!now.equals(patterns) || chips.getChildren().isEmpty()) {
            patterns = now;
            draw();
        }
        say();
    }

    private static String text(JsonItem item) { return item.kind() == JsonItem.Kind.STRING ? item.text() : item.json(); }

    private void draw() {
        var all = new ArrayList<javafx.scene.Node>();
        for (int i = 0; i < Math.min(MOST_CHIPS, patterns.size()); i++) {
            all.add(chip(i));
        }
        if (patterns.size() > MOST_CHIPS) {
            all.add(Buttons.link(I18n.text("identities.glob-more", patterns.size() - MOST_CHIPS), openJson));
        }
        all.add(line);
        // The line stays in the scene, so that it keeps the keyboard.
        chips.getChildren().removeIf(node -> !node.equals(line));
        if (chips.getChildren().isEmpty()) {
            chips.getChildren().setAll(all);
        } else {
            chips.getChildren().addAll(0, all.subList(0, all.size() - 1));
        }
    }

    private Button chip(int index) {
        String pattern = patterns.get(index);
        var chip = new Pattern(pattern);
        chip.getStyleClass().addAll(Style.SMALL, "glob");
        chip.accessibleTextProperty().bind(I18n.text("identities.glob-remove", pattern));
        chip.setTooltip(Buttons.tip(I18n.text("identities.glob-remove", pattern)));
        chip.setOnAction(_ -> remove(index));
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                remove(index);
                event.consume();
            }
        });
        return chip;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE && line.getText().isEmpty() && !patterns.isEmpty()) {
            remove(patterns.size() - 1);
            event.consume();
        }
    }

    private void add(String typed) {
        String pattern = typed.strip();
        line.clear();
        if (!pattern.isEmpty() && !patterns.contains(pattern)) {
            // A star takes all that the new one could: whoever names someone means only those.
            tell(Stream.concat(patterns.stream().filter(one -> !one.equals("*")), Stream.of(pattern)).toList());
        }
    }

    private void remove(int index) {
        var rest = new ArrayList<>(patterns);
        rest.remove(index);
        line.requestFocus();
        tell(rest);
    }

    private void tell(List<String> now) {
        patterns = List.copyOf(now);
        draw();
        say();
        changed.accept(patterns);
    }

    private List<Suggestion> suggest(String typed) {
        String low = typed.strip().toLowerCase(Locale.ROOT);
        Stream<Suggestion> itself = low.isEmpty()
                ? Stream.empty()
                : Stream.of(new Suggestion(typed.strip(), typed.strip(), I18n.get("identities.glob-itself"), 0, 0));
        return Stream.concat(itself, known.get().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(low) && !name.equals(typed.strip()) && !patterns.contains(name))
                .sorted().limit(50).map(name -> new Suggestion(name, name, "", 0, 0))).toList();
    }

    private void say() {
        boolean all = patterns.contains("*");
        anyone.setVisible(!all);
        anyone.setManaged(!all);
        takes.getStyleClass().setAll("label", Style.CAPTION, patterns.isEmpty() ? Style.WARNING_TEXT : Style.MUTED);
        if (all || patterns.isEmpty()) {
            takes.setText(I18n.get("identities.takes." + area + (all ? "-all" : "-none")));
            return;
        }
        List<String> names = known.get();
        List<String> taken = names.stream().filter(name -> RuleText.takes(patterns, name)).toList();
        String told = String.join(", ", taken.subList(0, Math.min(MOST_NAMED, taken.size()))) + (taken.size() > MOST_NAMED ? "…" : "");
        takes.setText(I18n.get("identities.takes." + area + "-some", taken.size(), names.size(), told));
    }

    /** A pattern that goes when it is pressed; a long one is cut, and whole in its tooltip. */
    private static final class Pattern extends Button {
        private static final double WIDEST = 180;

        Pattern(String pattern) {
            super(Visible.within(pattern), Icons.CLOSE.node(12));
            setContentDisplay(ContentDisplay.RIGHT);
        }

        /** The pane around asks for this even where a widest was set. */
        @Override
        protected double computePrefWidth(double height) { return Math.min(super.computePrefWidth(height), Look.px(WIDEST)); }
    }
}
