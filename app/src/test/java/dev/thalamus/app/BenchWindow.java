package dev.thalamus.app;

import dev.thalamus.hub.Hub;
import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.I18n;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;

/** The real window with its own hub, as a benchmark sees it: keys and mouse from outside, pulses and heap from inside. Confined to the benchmark's thread. */
final class BenchWindow {
    private final EmbeddedHub embedded;
    private final Stage stage;
    private final Pulses pulses;
    private final Histogram answers = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);

    /** @param data the hub's folder, which may hold a history already */
    BenchWindow(Path data) throws Exception {
        Path state = Files.createTempDirectory("thalamus-window-state");
        Files.writeString(state.resolve("window.properties"), "coach.seen=true\n");
        embedded = new EmbeddedHub(HubEngine::open, HubConfig.defaults(data).at(0));
        var demo = new ShopDemo(embedded);
        embedded.start();
        Platform.startup(() -> {});
        stage = onFx(() -> {
            I18n.language("en");
            var fresh = new Stage();
            ThalamusWindow.open(fresh, new UiContext(embedded, demo, state, "bench", url -> {}, new SystemFileDialogs(fresh)));
            return fresh;
        });
        pulses = onFx(() -> {
            var meter = new Pulses(stage.getScene());
            meter.start();
            return meter;
        });
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (embedded.status().hub() == null) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the hub did not start");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    Hub hub() { return Objects.requireNonNull(embedded.status().hub()); }

    Scene scene() { return stage.getScene(); }

    /** From now on pulses are counted there. */
    void measure(Pulses.Taken taken) throws Exception {
        onFx(() -> {
            pulses.into(taken);
            return true;
        });
    }

    /** Pulses are not counted from now on. */
    void rest() throws Exception {
        onFx(() -> {
            pulses.into(null);
            return true;
        });
    }

    /** Lets time pass and asks the FX thread something now and then, as a person would. */
    void watch(double seconds) throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            long asked = System.nanoTime();
            onFx(() -> true);
            answers.recordValue(System.nanoTime() - asked);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** How long the FX thread let a question wait, since the start. */
    String answers() {
        return String.format(Locale.ROOT, "The FX thread took what it was given after p50 %.1f, p99 %.1f, at most %.1f ms.",
                answers.getValueAtPercentile(50) / 1e6, answers.getValueAtPercentile(99) / 1e6, answers.getMaxValue() / 1e6);
    }

    void forgetAnswers() { answers.reset(); }

    /** Does something and tells the milliseconds until the end of the pulse in which its effect is shown. */
    double until(BooleanSupplier shown, FxWork work) throws Exception {
        CompletableFuture<Long> done = onFx(() -> pulses.when(shown));
        long began = System.nanoTime();
        work.run();
        return (done.get(60, TimeUnit.SECONDS) - began) / 1e6;
    }

    /** What may fail. */
    interface FxWork {
        void run() throws Exception;
    }

    void key(KeyCode... together) throws Exception {
        onFx(() -> {
            var robot = new Robot();
            Arrays.stream(together).forEach(robot::keyPress);
            Arrays.stream(together).sorted(java.util.Comparator.comparing(code -> code == KeyCode.CONTROL)).forEach(robot::keyRelease);
            return true;
        });
    }

    /** Opens a screen by its number key. */
    void screen(String digit) throws Exception {
        key(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + digit));
    }

    void click(String selector) throws Exception {
        onFx(() -> {
            Node node = scene().lookup(selector);
            Bounds at = node.localToScreen(node.getBoundsInLocal());
            var robot = new Robot();
            robot.mouseMove(at.getCenterX(), at.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
        });
    }

    void wheel(int notches) throws Exception {
        onFx(() -> {
            new Robot().mouseWheel(notches);
            return true;
        });
    }

    /** What the status bar says was not shown. */
    String notShown() throws Exception {
        return onFx(() -> scene().lookup("#status-not-shown") instanceof HBox item && item.getChildren().getLast() instanceof Label number
                ? number.getText()
                : "?");
    }

    static long heapMiB() {
        var heap = ManagementFactory.getMemoryMXBean();
        heap.gc();
        return heap.getHeapMemoryUsage().getUsed() >> 20;
    }

    static String machine() {
        return String.format(Locale.ROOT, "%s, %d processors, %s %s, Java %s, JavaFX %s, renderer %s, -Xmx%d MiB, load average %.1f",
                LocalDate.now(ZoneId.systemDefault()), Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version"), System.getProperty("javafx.version"),
                System.getProperty("prism.order", "as JavaFX chose"),
                Runtime.getRuntime().maxMemory() >> 20, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Agents in a process of their own. */
    Process load(int rate, long seconds) throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), WindowLoad.class.getName(), hub().info().url(), Integer.toString(rate),
                Long.toString(seconds)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** What the load says at its end, beside what the hub counted. */
    String account(Process load) throws Exception {
        String sent = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        TimeUnit.SECONDS.sleep(1);
        var totals = hub().snapshot().join().totals();
        return String.format(Locale.ROOT, "Sent %,d, delivered %,d, missing in the history %,d, not shown %s.", Long.parseLong(sent),
                totals.delivered(), hub().history().missed(), notShown());
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }
}
