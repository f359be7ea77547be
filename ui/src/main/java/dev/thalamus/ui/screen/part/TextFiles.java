package dev.thalamus.ui.screen.part;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.FileDialogs.Kind;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleStringProperty;

/** Writes a text into a file that a person chooses, and says how it went. Confined to the FX thread; files are written elsewhere. */
public final class TextFiles {
    private static final Executor WRITER = Thread.ofVirtual().name("text-file")::start;

    private TextFiles() {}

    /** @param content may take its time */
    public static void save(Workbench bench, String name, CompletionStage<String> content) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        var kind = new Kind(extension.toUpperCase(Locale.ROOT), "*." + extension);
        bench.host().files().save(I18n.get("kit.save-file"), name, List.of(kind)).ifPresent(file -> FxPump.onFx(
                content.thenApplyAsync(text -> {
                    try {
                        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                        Files.write(file, bytes);
                        return (long) bytes.length;
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }, WRITER),
                bytes -> bench.desk().say(Toast.notice(Icons.EXPORT,
                        I18n.text("kit.saved", String.valueOf(file.getFileName()), Formats.bytes(bytes)))),
                problem -> bench.desk().say(Toast.failure(I18n.text("kit.not-saved", String.valueOf(file)),
                        new SimpleStringProperty(FailureText.of(problem))))));
    }

    public static void save(Workbench bench, String name, String content) { save(bench, name, CompletableFuture.completedFuture(content)); }
}
