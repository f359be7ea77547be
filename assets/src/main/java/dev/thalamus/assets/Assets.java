package dev.thalamus.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Typed handles of everything this module ships, so that no path is written anywhere else. Thread-safe. */
public final class Assets {
    /** Sizes in pixels of the program's icon, smallest first. */
    public static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /** The areas of the window that have a bundle of texts or a style sheet of their own. */
    public static final List<String> AREAS = List.of("kit", "shell", "overview", "agents", "graph", "stream", "queues", "filter",
            "federation",
            "console", "hub", "rpc",
            "sessions", "audit", "identities", "lab", "settings", "app");

    /** The languages that every bundle exists in, as ISO 639-1 codes; the first is the fallback. */
    public static final List<String> LANGUAGES = List.of("en", "es");

    private Assets() {}

    /** A font file; load all of them before the first scene is styled. */
    public enum Font {
        SANS("ThalamusSans-Regular"), SANS_SEMIBOLD("ThalamusSans-SemiBold"), SANS_MEDIUM("ThalamusSansMedium-Regular"), DISPLAY(
                "ThalamusDisplay-SemiBold"),
        MONO("ThalamusMono-Regular"), MONO_SEMIBOLD("ThalamusMono-SemiBold");

        private final String file;

        Font(String file) { this.file = file; }

        public InputStream open() { return Assets.open("fonts/" + file + ".ttf"); }
    }

    /** The mark as vector graphics: the icon alone, or with the word beside it. */
    public enum Mark {
        ICON("icon.svg"), WORDMARK("wordmark.svg");

        private final String file;

        Mark(String file) { this.file = file; }

        public InputStream open() { return Assets.open("mark/" + file); }
    }

    /** The program's icon as a PNG of one of {@link #ICON_SIZES}. */
    public static InputStream icon(int size) {
        if (!ICON_SIZES.contains(size))
            throw new IllegalArgumentException("no icon of " + size + " pixels; there are " + ICON_SIZES);
        return open("mark/thalamus-" + size + ".png");
    }

    /** The colours of the light or the dark theme, a style sheet that defines looked-up names on {@code .root}. */
    public static URL tokens(boolean dark) {
        return url(dark ? "css/tokens-dark.css" : "css/tokens-light.css");
    }

    /** The style sheet for desktops that cannot show transparent windows, above all others. */
    public static URL opaqueSheet() {
        return url("css/opaque.css");
    }

    /** The style sheets to put above the tokens, in this order: base, components, then those of the areas that have one. */
    public static List<URL> sheets() {
        var names = new java.util.ArrayList<>(List.of("base", "components"));
        names.addAll(AREAS);
        return names.stream().map(name -> Assets.class.getResource("css/" + name + ".css")).filter(java.util.Objects::nonNull).toList();
    }

    /** The texts of an area in a language, by key without the area's prefix; empty when there is no such bundle. */
    public static Map<String, String> texts(String area, String language) {
        try (var in = Assets.class.getResourceAsStream("i18n/" + area + "_" + language + ".properties")) {
            if (in == null)
                return Map.of();
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts.stringPropertyNames().stream().collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that may or may not be there, such as a demo scenario; {@code path} is relative to this package. */
    public static Optional<URL> find(String path) {
        return Optional.ofNullable(Assets.class.getResource(path));
    }

    private static URL url(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("missing from the program: " + path));
    }

    private static InputStream open(String path) {
        try {
            return url(path).openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
