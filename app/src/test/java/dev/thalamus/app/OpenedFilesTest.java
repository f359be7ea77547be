package dev.thalamus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The event of macOS, played on JavaFX's own application of this system. */
class OpenedFilesTest {
    @BeforeAll
    static void start() {
        var running = new CompletableFuture<@Nullable Void>();
        try {
            Platform.startup(() -> running.complete(null));
        } catch (IllegalStateException already) {
            Platform.runLater(() -> running.complete(null));
        }
        running.join();
    }

    @Test
    void a_file_that_started_the_program_and_a_later_one_are_told_and_JavaFX_keeps_its_own_events() {
        var told = new ArrayList<List<Path>>();
        var beneath = new ArrayList<String>();
        onFx(() -> {
            Application application = Application.GetApplication();
            var usual = application.getEventHandler();
            try {
                application.setEventHandler(new Application.EventHandler() {
                    @Override
                    public void handleQuitAction(Application on, long time) { beneath.add("quit"); }
                });
                play(application, "/home/ana/monday.thalamus.ndjson");
                OpenedFiles.follow(told::add);
                assertThat(told).containsExactly(List.of(Path.of("/home/ana/monday.thalamus.ndjson")));
                play(application, "/home/ana/tuesday.ndjson", "/home/ana/wednesday.ndjson");
                application.getEventHandler().handleQuitAction(application, 0);
            } finally {
                application.setEventHandler(usual);
            }
        });
        assertThat(told).hasSize(2).last().isEqualTo(List.of(Path.of("/home/ana/tuesday.ndjson"), Path.of("/home/ana/wednesday.ndjson")));
        assertThat(beneath).containsExactly("quit");
    }

    /** A newer JavaFX may have more to tell: what is not handed on would be lost to it. */
    @Test
    void every_event_is_handed_on() {
        List<String> all = names(Application.EventHandler.class);
        assertThat(all).hasSizeGreaterThan(10);
        assertThat(names(OpenedFiles.Events.class)).containsAll(all);
    }

    private static List<String> names(Class<?> of) {
        return Arrays.stream(of.getDeclaredMethods()).map(Method::getName).filter(name -> name.startsWith("handle")).distinct().toList();
    }

    private static void play(Application application, String... files) {
        try {
            Method event = Application.class.getDeclaredMethod("notifyOpenFiles", String[].class);
            event.setAccessible(true);
            event.invoke(application, (Object) files);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("JavaFX has no notifyOpenFiles any more", e);
        }
    }

    private static void onFx(Runnable action) { CompletableFuture.runAsync(action, Platform::runLater).join(); }
}
