package dev.thalamus.app;

import dev.thalamus.hub.HubEngine;
import dev.thalamus.hub.config.BoundConfig;
import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import dev.thalamus.ui.ThalamusWindow;
import dev.thalamus.ui.host.UiContext;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.ScreenId;
import dev.thalamus.ui.shell.Screens;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.fxmisc.richtext.CodeArea;

/**
 * The real window with its hub and the demo, every screen in every size, theme and language, as PNG files.
 *
 * <p>Arguments: the folder, then nothing for all screens or the names of some, such as {@code overview stream}. The variable {@code LOOKS} chooses
 * among {@code light-en dark-en light-es dark-es}, {@code SIZES} among {@code 1280x800 1440x900} and others.
 */
final class ScreenPictures {
    /** Longer than the status bar remembers how long the picture before it held the window up. */
    private static final int SETTLE_MILLIS = 2_600;

    private final Path folder;
    private final List<String> wanted;
    private final Stage stage;

    private ScreenPictures(Path folder, List<String> wanted, Stage stage) {
        this.folder = folder;
        this.wanted = wanted;
        this.stage = stage;
    }

    /** Writes the pictures and ends. */
    public static void main(String... args) throws Exception {
        Path dir = Files.createTempDirectory("thalamus-pictures");
        Path state = Files.createDirectories(dir.resolve("state"));
        Files.writeString(state.resolve("window.properties"), "coach.seen=true\n" + PictureWorld.keptRequests());
        int code = 1;
        BoundConfig settings = new ConfigBinder(dir.resolve("data")).bind(
                List.of(Given.option("listen.port", "0", "--port"), Given.option("listen.domain", "empresa-b.com", "--domain")));
        try (var hub = new EmbeddedHub(HubEngine::open, settings.config())) {
            hub.follow(settings);
            var demo = new ShopDemo(hub);
            hub.beforeStop(demo::stop);
            hub.start();
            Platform.startup(() -> {});
            Stage stage = onFx(() -> {
                var fresh = new Stage();
                ThalamusWindow.open(fresh,
                        new UiContext(hub, demo, state, "0.9.0", url -> {}, new SystemFileDialogs(fresh)));
                return fresh;
            });
            var pictures = new ScreenPictures(Path.of(args[0]), List.of(args).subList(1, args.length), stage);
            pictures.each("first-run", () -> {});
            for (Screens.Entry screen : Screens.ALL) {
                pictures.each("empty-" + screen.id().area(), () -> pictures.press(screen.key()));
            }
            pictures.press("Shortcut+1");
            demo.start();
            hub.second().orElseThrow().open().get(60, TimeUnit.SECONDS);
            var world = new PictureWorld(Objects.requireNonNull(hub.status().hub()), dir);
            hub.beforeStop(() -> {
                demo.stop();
                world.close();
            });
            TimeUnit.SECONDS.sleep(20);
            for (Screens.Entry screen : Screens.ALL) {
                pictures.each(screen.id().area(), () -> pictures.press(screen.key()));
                if (screen.id() == ScreenId.CONSOLE && pictures.wants("console-answers")) {
                    onFx(() -> {
                        pictures.press(screen.key());
                        pictures.lay();
                        return true;
                    });
                    pictures.ask();
                    pictures.each("console-answers", () -> pictures.press(screen.key()));
                }
            }
            pictures.each("federation-trace", () -> {
                pictures.press(KeyCombination.valueOf("Shortcut+6"));
                pictures.press(KeyCombination.valueOf("Shortcut+D"));
                pictures.lay();
                pictures.write("#route-question", "catalogo@empresa-a.com");
            });
            pictures.each("palette", () -> {
                pictures.press(KeyCombination.valueOf("Shortcut+1"));
                pictures.press(KeyCombination.valueOf("Shortcut+K"));
            });
            pictures.each("keys", () -> pictures.press(KeyCombination.valueOf("F1")));
            pictures.each("problems", () -> pictures.press(KeyCombination.valueOf("Shortcut+Shift+P")));
            pictures.card("marks", "Shortcut+4", "#stream-marks");
            pictures.card("add-peer", "Shortcut+6", "#federation-add");
            pictures.card("variables", "Shortcut+7", "#console-variables");
            code = 0;
        } catch (Exception | AssertionError failed) {
            System.out.println("no more pictures: " + failed);
            failed.printStackTrace(System.out);
        } finally {
            // Nothing is left to be said: threads of hubs and of the window end with the program.
            delete(dir);
            Runtime.getRuntime().halt(code);
        }
    }

    /** Gives what has just been opened its nodes: they are looked for before the next pulse. */
    private void lay() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    /** Fills the console's history: answers, an error, a batch, and one request that was sent again. */
    private void ask() throws Exception {
        String send = """
                {"jsonrpc":"2.0","id":1,"method":"agent.transmit","params":{"target":"facturacion","signal_type":"ACTION_POTENTIAL",
                "payload":{"tipo":"emitir_factura","monto":1840.5}}}""";
        for (String request : List.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hub.status\"}",
                send.replace("facturacion", "resumen-2"), "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hub.ping\"},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"queue.list\"}]",
                send)) {
            onFx(() -> {
                ((CodeArea) Objects.requireNonNull(stage.getScene().lookup("#console-editor .json-editor"))).replaceText(request);
                return true;
            });
            onFx(() -> press(Objects.requireNonNull(stage.getScene().lookup("#console-editor")), KeyCombination.valueOf("Shortcut+Enter")));
            TimeUnit.MILLISECONDS.sleep(400);
        }
    }

    private void write(String field, String text) {
        if (stage.getScene().lookup(field) instanceof TextField found) {
            found.setText(text);
            found.fireEvent(new javafx.event.ActionEvent());
        }
    }

    /** What a button of a screen opens. */
    private void card(String name, String screen, String button) throws Exception {
        each(name, () -> {
            press(KeyCombination.valueOf(screen));
            lay();
            // A dialog does not return before it is answered.
            Platform.runLater(() -> {
                if (stage.getScene().lookup(button) instanceof ButtonBase found) {
                    found.fire();
                }
            });
        });
    }

    private void press(String keys) throws Exception {
        onFx(() -> {
            press(KeyCombination.valueOf(keys));
            return true;
        });
    }

    private boolean wants(String name) { return wanted.isEmpty() || wanted.contains(name); }

    /** One screen in all looks and sizes; with a table, a second picture with a row chosen. */
    private void each(String name, Runnable open) throws Exception {
        if (!wants(name)) {
            return;
        }
        for (String size : words("SIZES", "1280x800 1440x900")) {
            for (String look : words("LOOKS", "light-en dark-en light-es dark-es")) {
                onFx(() -> {
                    stage.setWidth(Integer.parseInt(size.substring(0, size.indexOf('x'))));
                    stage.setHeight(Integer.parseInt(size.substring(size.indexOf('x') + 1)));
                    Look.themeProperty().set(look.startsWith("dark") ? Look.Theme.DARK : Look.Theme.LIGHT);
                    I18n.language(look.substring(look.length() - 2));
                    List.copyOf(Window.getWindows()).stream().filter(window -> window != stage).forEach(Window::hide);
                    for (int i = 0; i < 4; i++) {
                        press(KeyCombination.valueOf("Esc"));
                    }
                    open.run();
                    return true;
                });
                TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
                shoot(name + "-" + size + "-" + look);
                if (onFx(this::choose)) {
                    TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
                    shoot(name + "-row-" + size + "-" + look);
                }
            }
        }
    }

    private boolean choose() {
        var table = stage.getScene().getRoot().lookupAll(".table-view").stream().filter(TableView.class::isInstance)
                .map(TableView.class::cast)
                .filter(found -> seen(found) && !found.getItems().isEmpty()).max(Comparator.comparingDouble(found -> found.getHeight()));
        table.ifPresent(found -> {
            int rows = found.getItems().size();
            // Of what follows the newest, one that is in sight.
            found.getSelectionModel().clearSelection();
            found.getSelectionModel().clearAndSelect(rows > 100 ? rows - 8 : Math.min(4, rows - 1));
        });
        return table.isPresent();
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void press(KeyCombination keys) {
        Scene scene = stage.getScene();
        press(scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(), keys);
    }

    private static boolean press(Node target, KeyCombination keys) {
        boolean shortcut = keys.getName().contains("Shortcut");
        boolean shift = keys.getName().contains("Shift");
        String last = keys.getName().substring(keys.getName().lastIndexOf('+') + 1);
        KeyCode code = last.matches("\\d") ? KeyCode.valueOf("DIGIT" + last) : Objects.requireNonNull(KeyCode.getKeyCode(last), last);
        javafx.event.Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
        return true;
    }

    private void shoot(String name) throws Exception {
        // The newest window: a dialog lies over the stage.
        WritableImage image = onFx(() -> Window.getWindows().getLast().getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(folder);
        ImageIO.write(copy, "png", folder.resolve(name + ".png").toFile());
        System.out.println(name);
    }

    private static List<String> words(String variable, String otherwise) {
        return List.of(System.getenv().getOrDefault(variable, otherwise).toLowerCase(Locale.ROOT).split(" "));
    }

    private static void delete(Path dir) throws IOException {
        try (var files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
