package dev.thalamus.app;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.host.UiContext;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/**
 * The real window with its hub, under a steady load from another process: the pulses of each screen, the heap, and what was not shown.
 *
 * <p>Arguments: signals per second, seconds a screen, the screens' number keys (1 is the overview).
 */
final class WindowBenchmark {
    private static final int WARM_UP_SECONDS = 15;

    private WindowBenchmark() {}

    /** Prints one line a screen. */
    public static void main(String... args) throws Exception {
        int rate = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        List<String> screens = List.of(args).subList(2, args.length);
        Path dir = Files.createTempDirectory("thalamus-window-bench");
        Path state = Files.createDirectories(dir.resolve("state"));
        Files.writeString(state.resolve("window.properties"), "coach.seen=true\n");
        var embedded = new EmbeddedHub(HubEngine::open, HubConfig.defaults(dir.resolve("data")).at(0));
        var demo = new ShopDemo(embedded);
        embedded.start();
        Platform.startup(() -> {});
        Stage stage = onFx(() -> {
            var fresh = new Stage();
            ThalamusWindow.open(fresh,
                    new UiContext(embedded, demo, state, "bench", url -> {}, new SystemFileDialogs(fresh)));
            return fresh;
        });
        Hub hub = Objects.requireNonNull(embedded.status().hub());
        Pulses pulses = onFx(() -> {
            var meter = new Pulses(stage.getScene());
            meter.start();
            return meter;
        });
        int total = WARM_UP_SECONDS + (seconds + 5) * screens.size();
        Process load = load(hub.info().url(), rate, total);
        for (String screen : screens) {
            show(screen);
            TimeUnit.SECONDS.sleep(screen.equals(screens.getFirst()) ? WARM_UP_SECONDS : 5);
            onFx(() -> {
                pulses.clear();
                return true;
            });
            TimeUnit.SECONDS.sleep(seconds);
            String line = onFx(pulses::line);
            var heap = ManagementFactory.getMemoryMXBean();
            heap.gc();
            System.out.printf("screen %s: %s; heap after GC %d MiB, load %.1f%n", screen, line, heap.getHeapMemoryUsage().getUsed() >> 20,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        String sent = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        TimeUnit.SECONDS.sleep(1);
        var snapshot = hub.snapshot().join();
        System.out.printf("sent %s, delivered %d, not in the history %d%n", sent, snapshot.totals().delivered(), hub.history().missed());
        System.exit(0);
    }

    private static Process load(String url, int rate, int seconds) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), WindowLoad.class.getName(), url, Integer.toString(rate), Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void show(String digit) throws Exception {
        KeyCode key = KeyCode.valueOf("DIGIT" + digit);
        onFx(() -> {
            var robot = new Robot();
            robot.keyPress(KeyCode.CONTROL);
            robot.keyType(key);
            robot.keyRelease(KeyCode.CONTROL);
            return true;
        });
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
