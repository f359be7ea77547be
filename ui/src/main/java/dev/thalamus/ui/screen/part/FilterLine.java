package dev.thalamus.ui.screen.part;

import dev.thalamus.hub.query.Completion;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterError;
import dev.thalamus.hub.query.Parsed;
import dev.thalamus.hub.query.Schema;
import dev.thalamus.hub.query.Span;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.FilterField;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Suggestion;
import dev.thalamus.ui.kit.TextSpan;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.UiMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The filter line of a screen: the kit's field speaking the engine's filter language. Confined to the FX thread.
 *
 * <p>{@link #filter} is the last text that was a filter; while the text is wrong it stays as it was. It changes when typing pauses.
 */
public final class FilterLine<T> {
    private static final int SAVED = 20;
    private static final Duration PAUSE = Duration.millis(150);

    private final Schema<T> schema;
    private final FilterField field;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final ReadOnlyObjectWrapper<Filter<T>> filter;

    /** @param hint an example in the empty line */
    public FilterLine(Schema<T> schema, ObservableValue<String> hint) {
        this.schema = schema;
        field = new FilterField(hint);
        filter = new ReadOnlyObjectWrapper<>(Filter.all(schema));
        field.setColors(text -> spans(Filter.parse(text, schema).spans()));
        field.setCompleter(this::complete);
        field.textProperty().subscribe(this::typed);
        field.setOnApply(this::apply);
        pause.setOnFinished(_ -> apply());
    }

    /** A text as the filter language writes it whatever is in it. */
    public static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    public FilterField field() { return field; }

    public ReadOnlyObjectProperty<Filter<T>> filter() { return filter.getReadOnlyProperty(); }

    /** Replaces the text and applies it at once. */
    public void set(String text) {
        field.setText(text);
        apply();
    }

    /** Asks for that as well; a text that is no filter changes nothing. */
    public void narrow(String piece) {
        if (Filter.parse(piece, schema) instanceof Parsed.Good<T> good) {
            set(filter.get().and(good.filter().root()).text());
        }
    }

    /** Asks for what that does not accept; a text that is no filter changes nothing. */
    public void exclude(String piece) {
        if (Filter.parse(piece, schema) instanceof Parsed.Good<T> good) {
            set(filter.get().without(good.filter().root()).text());
        }
    }

    /** Says what a valid filter found; nothing while there is none. */
    public void found(String words) {
        if (parsed() instanceof Parsed.Good<T> good && !good.filter().isAll()) {
            field.showValid(words);
        }
    }

    /** Takes history and saved filters from what was kept. */
    public void restore(UiMemory memory, String key) {
        for (int i = 0; i < 50; i++) {
            String text = memory.get("filter." + key + ".history." + i, "");
            if (!text.isEmpty()) {
                field.history().add(text);
            }
        }
        for (int i = 0; i < SAVED; i++) {
            String text = memory.get("filter." + key + ".saved." + i, "");
            if (!text.isEmpty()) {
                field.saved().add(new FilterField.Saved(memory.get("filter." + key + ".saved." + i + ".name", text), text));
            }
        }
        set(memory.get("filter." + key, ""));
    }

    /** Keeps the text and the history. */
    public void keep(UiMemory memory, String key) {
        memory.put("filter." + key, field.getText());
        List<String> history = field.history();
        for (int i = 0; i < history.size(); i++) {
            memory.put("filter." + key + ".history." + i, history.get(i));
        }
        for (int i = 0; i < SAVED; i++) {
            boolean there = i < field.saved().size();
            memory.put("filter." + key + ".saved." + i, there ? field.saved().get(i).text() : "");
            memory.put("filter." + key + ".saved." + i + ".name", there ? field.saved().get(i).name() : "");
        }
    }

    /** Offers to save the text under a name; saving under a known name replaces what it meant. */
    public void offerSaving(Desk desk) {
        field.setOnSave(text -> Dialogs.ask(desk.window(), I18n.get("shell.save-filter"), I18n.text("shell.save-filter-name"), text,
                I18n.get("shell.save-filter-do")).ifPresent(name -> {
                    field.saved().removeIf(known -> known.name().equals(name));
                    field.saved().addFirst(new FilterField.Saved(name, text));
                    if (field.saved().size() > SAVED) {
                        field.saved().removeLast();
                    }
                }));
    }

    private Parsed<T> parsed() { return Filter.parse(field.getText(), schema); }

    private void typed() {
        switch (parsed()) {
            case Parsed.Good<T>(Filter<T> good, List<Span> _) -> {
                if (good.isAll()) {
                    field.showNeutral();
                } else {
                    field.showValid("");
                }
            }
            case Parsed.Bad<T>(FilterError error, List<Span> _) -> field.showInvalid(sentence(error), error.start(), error.end());
        }
        pause.playFromStart();
    }

    private void apply() {
        pause.stop();
        if (parsed() instanceof Parsed.Good<T>(Filter<T> good, List<Span> _) && !good.equals(filter.get())) {
            filter.set(good);
        }
    }

    private List<Suggestion> complete(String text, int caret) {
        Completion completion = schema.complete(text, caret);
        return completion.suggestions().stream()
                .map(suggestion -> new Suggestion(suggestion.text(), suggestion.text(), said(suggestion.sentence()), completion.start(),
                        completion.end()))
                .toList();
    }

    /** The engine says in English what a field is; the bundles know each of its sentences. */
    static String said(String english) {
        String key = "filter.says." + english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return english.isEmpty() || !I18n.has(key) ? english : I18n.get(key);
    }

    private static String sentence(FilterError error) {
        String key = error.problem().key();
        return I18n.has(key) ? I18n.get(key, error.arguments().toArray()) : error.sentence();
    }

    private static List<TextSpan> spans(List<Span> pieces) {
        var spans = new ArrayList<TextSpan>();
        for (Span piece : pieces) {
            String style = style(piece.kind());
            if (style != null) {
                spans.add(new TextSpan(piece.start(), piece.end(), style));
            }
        }
        return spans;
    }

    private static @Nullable String style(Span.Kind kind) {
        return switch (kind) {
            case FIELD, PATH -> "key";
            case OPERATOR, KEYWORD -> "word";
            case TEXT, PATTERN -> "string";
            case NUMBER -> "number";
            case WORD, GROUP -> null;
        };
    }

    /** The node to lay out. */
    public Node view() { return field; }
}
