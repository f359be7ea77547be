package dev.thalamus.app.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The program's log: rotating files of bounded size and, for a program in a terminal, warnings on the error stream. Configured once by main.
 *
 * <p>{@link System.Logger} and the libraries' JBoss logging all end in {@code java.util.logging}.
 */
public final class Logs {
    private static final int FILE_BYTES = 2 << 20;
    private static final int FILES = 5;
    /** Talkative below a warning. Held here, because a logger that nobody holds is forgotten with its level. */
    private static final List<Logger> LIBRARIES = Stream.of("org.xnio", "io.undertow", "org.jboss", "org.controlsfx").map(Logger::getLogger)
            .toList();

    private Logs() {}

    /** Shows warnings on the error stream from now on. */
    public static void begin() {
        System.setProperty("org.jboss.logging.provider", "jdk");
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        LIBRARIES.forEach(library -> library.setLevel(Level.WARNING));
        var terminal = new ConsoleHandler();
        terminal.setLevel(Level.WARNING);
        terminal.setFormatter(new Line());
        terminal.setFilter(Logs::wanted);
        root.addHandler(terminal);
    }

    /** Keeps a log in {@code folder} from now on; where that cannot be written, says so and goes on without. */
    public static void keep(Path folder) {
        Logger root = Logger.getLogger("");
        try {
            AppPaths.make(folder);
            var file = new FileHandler(folder.resolve("thalamus.%g.log").toString(), FILE_BYTES, FILES, true);
            file.setFormatter(new Line());
            file.setFilter(Logs::wanted);
            root.addHandler(file);
        } catch (IOException e) {
            root.log(Level.WARNING, "No log file: " + folder + " cannot be written", e);
        }
    }

    /** JavaFX warns that it was loaded from the class path, which is how this program ships it. */
    private static boolean wanted(LogRecord record) {
        return !String.valueOf(record.getMessage()).startsWith("Unsupported JavaFX configuration");
    }

    /** One line a record, and the stack trace below it; secrets masked. */
    private static final class Line extends Formatter {
        private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
                .withZone(ZoneId.systemDefault());

        @Override
        public String format(LogRecord record) {
            var text = new StringWriter();
            text.append(STAMP.format(Instant.ofEpochMilli(record.getMillis()))).append(' ').append(record.getLevel().getName()).append(' ')
                    .append(String.valueOf(record.getLoggerName())).append(": ").append(oneLine(formatMessage(record))).append('\n');
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text));
            }
            return Redacted.text(text.toString());
        }

        /** What a stranger sent may be part of a message and must not look like a line of its own. */
        private static String oneLine(String message) {
            return message.replaceAll("[\\p{Cntrl}]+", " ");
        }
    }
}
