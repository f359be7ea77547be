package dev.thalamus.ui.kit;

import dev.thalamus.assets.Assets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * The window's texts in the language of the moment. {@link #get} is thread-safe; what {@link #text} returns is confined to the FX thread.
 *
 * <p>A key is {@code area.name}: {@code agents.title} is the entry {@code title} of the bundle {@code agents}. Arguments follow
 * {@link MessageFormat}, plurals are written with {@code choice}; what is invisible in a text among them is spelled, as {@link Visible} does. A key that no bundle has is shown as it is, and a test finds it. One for the
 * process, like {@link Locale#getDefault()}.
 */
public final class I18n {
    private static final Map<String, Map<String, String>> BUNDLES = new ConcurrentHashMap<>();
    // Read by other threads; the property is for the FX thread.
    private static volatile Locale current = initial();
    private static final ObjectProperty<Locale> LOCALE = new SimpleObjectProperty<>(current) {
        @Override
        protected void invalidated() {
            // Before any listener: a text that is read while listeners run must be in the new language.
            current = get();
        }
    };

    private I18n() {}

    /** Language and formats; set it to change every text on the screen. */
    public static ObjectProperty<Locale> localeProperty() {
        return LOCALE;
    }

    public static Locale locale() { return current; }

    /** Changes the language to one of {@link Assets#LANGUAGES}; the country stays the system's where it speaks that language. */
    public static void language(String language) {
        LOCALE.set(localeOf(language));
    }

    /** A text that follows the language; arguments that are observable are followed too. */
    public static ObservableValue<String> text(String key, Object... args) {
        var followed = Arrays.stream(args).filter(Observable.class::isInstance).map(Observable.class::cast);
        var dependencies = java.util.stream.Stream.concat(java.util.stream.Stream.of(LOCALE), followed).toArray(Observable[]::new);
        return Bindings.createStringBinding(() -> get(key, Arrays.stream(args).map(I18n::valueOf).toArray()), dependencies);
    }

    /** Runs something at each change of language as long as the node is in use: for what no binding rewrites, such as the cells of a table. */
    public static void follow(Node node, Runnable rewrite) {
        InvalidationListener listener = property -> rewrite.run();
        // The node keeps the listener, the language does not keep the node.
        node.getProperties().put(listener, I18n.class);
        LOCALE.addListener(new WeakInvalidationListener(listener));
    }

    /** The text as it reads now. */
    public static String get(String key, Object... args) {
        var locale = current;
        var pattern = pattern(key, locale.getLanguage());
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(Arrays.stream(args).map(I18n::visible).toArray());
    }

    /** Whether the language of the moment, or English, has that key. */
    public static boolean has(String key) {
        return !pattern(key, current.getLanguage()).equals(key);
    }

    private static String pattern(String key, String language) {
        int dot = key.indexOf('.');
        if (dot < 0)
            return key;
        String area = key.substring(0, dot), name = key.substring(dot + 1);
        var text = bundle(area, language).get(name);
        return text != null ? text : bundle(area, Assets.LANGUAGES.getFirst()).getOrDefault(name, key);
    }

    private static Map<String, String> bundle(String area, String language) {
        return BUNDLES.computeIfAbsent(area + "_" + language, name -> Assets.texts(area, language));
    }

    /** Names and words of others stand in sentences: nothing in them may be invisible. */
    private static Object visible(Object arg) {
        return arg instanceof String words ? Visible.within(words) : arg;
    }

    private static Object valueOf(Object arg) {
        if (!(arg instanceof ObservableValue<?> observable))
            return arg;
        Object value = observable.getValue();
        return value == null ? "" : value;
    }

    private static Locale initial() {
        var language = Locale.getDefault().getLanguage();
        return localeOf(Assets.LANGUAGES.contains(language) ? language : Assets.LANGUAGES.getFirst());
    }

    private static Locale localeOf(String language) {
        if (!Assets.LANGUAGES.contains(language))
            throw new IllegalArgumentException("no texts in language " + language);
        var system = Locale.getDefault();
        return system.getLanguage().equals(language) ? system : Locale.of(language);
    }
}
