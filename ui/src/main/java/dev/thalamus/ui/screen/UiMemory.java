package dev.thalamus.ui.screen;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;

/**
 * What the window remembers from one start to the next: sizes, columns, theme, language. Confined to the FX thread.
 *
 * <p>A file of properties, replaced as a whole when the window closes. A file that cannot be read costs only the memory; nothing else depends on it.
 */
public final class UiMemory {
    private static final Logger LOG = System.getLogger(UiMemory.class.getName());
    private static final String FILE = "window.properties";

    private final Path file;
    private final Properties values = new Properties();
    private final Marks marks = new Marks(this);

    /** Reads what was kept in {@code dir}. */
    public UiMemory(Path dir) {
        file = dir.resolve(FILE);
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(in);
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "first start: nothing kept in {0}", dir);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "the window begins anew, its memory cannot be read: " + file, e);
            values.clear();
        }
        marks.read();
    }

    public String get(String key, String otherwise) { return values.getProperty(key, otherwise); }

    /** A number that was kept, or {@code otherwise} when there is none or it is outside the bounds. */
    public double get(String key, double otherwise, double min, double max) {
        try {
            double value = Double.parseDouble(get(key, ""));
            return value >= min && value <= max ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public boolean get(String key, boolean otherwise) { return Boolean.parseBoolean(get(key, Boolean.toString(otherwise))); }

    public void put(String key, Object value) { values.setProperty(key, value.toString()); }

    /** Forgets what was kept under that key. */
    public void remove(String key) { values.remove(key); }

    /** The keys that begin so. */
    public List<String> keys(String prefix) {
        return values.stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).sorted().toList();
    }

    /** The signals that a person marked. */
    public Marks marks() { return marks; }

    /** Writes it; a full disk costs only the memory. */
    public void save() {
        try {
            Files.createDirectories(file.getParent());
            var text = new StringWriter();
            values.store(text, "What the window of Thalamus remembers. May be deleted.");
            Path next = file.resolveSibling(FILE + ".next");
            Files.writeString(next, text.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the window's memory cannot be kept in " + file, e);
        }
    }
}
