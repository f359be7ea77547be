package dev.thalamus.ui;

import dev.thalamus.ui.fake.FakeControl;
import dev.thalamus.ui.fake.FakeDemo;
import dev.thalamus.ui.fake.FakeFiles;
import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.fake.FakeShop;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Opens every screen in both themes and languages and writes what a person would see to {@code ui/target/screenshots}. */
public final class Screenshots {
    private static final Path DIR = Path.of("target", "screenshots");
    private static final int BEFORE = 4_000;

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);

    private Screenshots() {}

    public static void main(String[] args) throws InterruptedException, IOException {
        Files.createDirectories(DIR);
        var run = new Screenshots();
        Thread.setDefaultUncaughtExceptionHandler((_, problem) -> {
            System.err.println("no more pictures: " + problem);
            Runtime.getRuntime().halt(1);
        });
        Platform.startup(() -> run.plan(args.length > 0 ? List.of(args) : List.of("light-en", "dark-es", "dark-en", "light-es")));
        run.done.await();
        Platform.exit();
    }

    private void plan(List<String> looks) {
        var hub = new FakeHub();
        var empty = new FakeHub();
        var control = new FakeControl(() -> empty);
        var stage = new Stage();
        Path state = temporary();
        ThalamusWindow.open(stage, new UiContext(control, new FakeDemo(), state, "0.9.0", _ -> {}, new FakeFiles(null)));
        stage.setWidth(1440);
        stage.setHeight(900);
        for (String look : looks) {
            step(0.1, () -> {
                control.set(dev.thalamus.ui.host.HubStatus.running(empty));
                Look.themeProperty().set(look.startsWith("dark") ? Look.Theme.DARK : Look.Theme.LIGHT);
                I18n.language(look.substring(look.length() - 2));
            });
            step(1, () -> shoot(stage, "first-run-" + look));
            break;
        }
        var shop = new FakeShop(hub).withQueues();
        for (int i = 0; i < 40; i++) {
            hub.queues().add("envios", i % 3 == 0 ? "ventas" : "precios", dev.thalamus.hub.model.SignalType.values()[i % 6],
                    "{\"tipo\":\"recogida\",\"pedido_id\":\"P-%d\",\"conversation\":\"9c40-%d\",\"bultos\":12}".formatted(20_377 + i, i),
                    250_000 - i * 5_000L);
        }
        shop.talk(BEFORE);
        var traffic = Thread.ofVirtual().unstarted(() -> {
            try {
                while (true) {
                    shop.talk(20);
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        step(0.1, () -> {
            control.set(dev.thalamus.ui.host.HubStatus.running(hub));
            traffic.start();
        });
        step(8, () -> {});
        for (String look : looks) {
            step(0.1, () -> {
                Look.themeProperty().set(look.startsWith("dark") ? Look.Theme.DARK : Look.Theme.LIGHT);
                I18n.language(look.substring(look.length() - 2));
                key(stage, KeyCode.ESCAPE, false);
                key(stage, KeyCode.DIGIT1, true);
            });
            step(1.5, () -> shoot(stage, "overview-" + look));
            step(0.1, () -> key(stage, KeyCode.DIGIT2, true));
            step(1, () -> select(stage, "#agents-table", 5));
            step(1.5, () -> shoot(stage, "agents-" + look));
            step(0.1, () -> key(stage, KeyCode.DIGIT4, true));
            step(2, () -> shoot(stage, "stream-live-" + look));
            step(0.1,
                    () -> select(stage, "#stream-table", ((TableView<?>) stage.getScene().lookup("#stream-table")).getItems().size() - 8));
            step(1.5, () -> shoot(stage, "stream-" + look));
            step(0.1, () -> key(stage, KeyCode.F, true));
            step(0.1, () -> ((javafx.scene.control.TextField) stage.getScene().lookup("#find-text")).setText("factura"));
            step(1.5, () -> shoot(stage, "find-" + look));
            step(0.1, () -> key(stage, KeyCode.ESCAPE, false));
            step(0.1, () -> key(stage, KeyCode.DIGIT5, true));
            step(1, () -> select(stage, "#queues-table", 0));
            step(1.5, () -> shoot(stage, "queues-" + look));
            step(0.1, () -> key(stage, KeyCode.K, true));
            step(0.1, () -> ((javafx.scene.control.TextField) stage.getScene().lookup("#palette-query")).setText("fact"));
            step(1, () -> shoot(stage, "palette-" + look));
            step(0.1, () -> key(stage, KeyCode.ESCAPE, false));
            step(0.1, () -> key(stage, KeyCode.F1, false));
            step(1, () -> shoot(stage, "keys-" + look));
            step(0.1, () -> key(stage, KeyCode.ESCAPE, false));
            step(0.1, () -> key(stage, KeyCode.P, true, true));
            step(1, () -> shoot(stage, "problems-" + look));
            step(0.1, () -> key(stage, KeyCode.ESCAPE, false));
        }
        step(0.1, () -> {
            traffic.interrupt();
            stage.close();
            done.countDown();
        });
        next();
    }

    private record Timed(double after, Runnable action) implements Runnable {
        @Override
        public void run() { action.run(); }
    }

    private void step(double after, Runnable action) { steps.add(new Timed(after, action)); }

    private void next() {
        if (steps.poll() instanceof Timed step) {
            var pause = new PauseTransition(Duration.seconds(step.after));
            pause.setOnFinished(_ -> {
                step.run();
                next();
            });
            pause.play();
        }
    }

    private static void select(Stage stage, String table, int index) {
        var view = (TableView<?>) stage.getScene().lookup(table);
        view.getSelectionModel().clearAndSelect(index);
    }

    private static void key(Stage stage, KeyCode code, boolean shortcut) { key(stage, code, shortcut, false); }

    private static void key(Stage stage, KeyCode code, boolean shortcut, boolean shift) {
        Scene scene = stage.getScene();
        var target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
        javafx.event.Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
    }

    private static void shoot(Stage stage, String name) { Pictures.write(stage.getScene(), DIR.resolve(name + ".png")); }

    private static Path temporary() {
        try {
            Path state = Files.createTempDirectory("thalamus-screens");
            Files.writeString(state.resolve("window.properties"), "coach.seen=true\n");
            return state;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
