package dev.thalamus.hub.web;

import dev.thalamus.hub.web.Replies.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of the dashboard, read once. Immutable. */
final class StaticPages {
    private final Map<String, Reply> pages = Map.of(
            "/", page("index.html", "text/html; charset=utf-8"),
            "/dashboard.css", page("dashboard.css", "text/css; charset=utf-8"),
            "/dashboard.js", page("dashboard.js", "text/javascript; charset=utf-8"),
            "/words.js", page("words.js", "text/javascript; charset=utf-8"),
            "/mark.svg", page("mark.svg", "image/svg+xml"));

    /** The file at that path, or null. */
    @Nullable
    Reply at(String path) { return pages.get(path); }

    private static Reply page(String name, String type) {
        try (InputStream in = StaticPages.class.getResourceAsStream(name)) {
            return new Reply(200, type, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("the program's own file " + name + " cannot be read", broken);
        }
    }
}
