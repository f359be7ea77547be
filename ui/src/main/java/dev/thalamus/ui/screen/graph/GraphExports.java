package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.FileDialogs.Kind;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.graph.export.GraphDot;
import dev.thalamus.ui.screen.graph.export.GraphMl;
import dev.thalamus.ui.screen.graph.export.GraphSvg;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.part.FailureText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Writes the graph into files: as seen (PNG), as a drawing (SVG), for other programs (DOT, GraphML). Confined to the FX thread; files are written elsewhere. */
final class GraphExports {
    private static final Executor WRITER = Thread.ofVirtual().name("graph-export")::start;
    private static final int SHARPER = 2; // pixels of the picture a pixel of the screen

    private final Workbench bench;
    private final GraphModel model;
    private final GraphCanvas canvas;

    GraphExports(Workbench bench, GraphModel model, GraphCanvas canvas) {
        this.bench = bench;
        this.model = model;
        this.canvas = canvas;
    }

    List<Command> commands() {
        return List.of(Command.of("graph.export-png", Icons.EXPORT, () -> save("png", this::picture)),
                Command.of("graph.export-svg", Icons.EXPORT, () -> save("svg", () -> text(GraphSvg.of(model, Look.palette())))),
                Command.of("graph.export-dot", Icons.EXPORT, () -> save("dot", () -> text(GraphDot.of(model)))),
                Command.of("graph.export-graphml", Icons.EXPORT, () -> save("graphml", () -> text(GraphMl.of(model)))));
    }

    /** {@code content} reads the model here and returns what makes the bytes elsewhere. */
    private void save(String extension, Supplier<Supplier<byte[]>> content) {
        var kind = new Kind(extension.toUpperCase(Locale.ROOT), "*." + extension);
        bench.host().files().save(I18n.get("graph.export-title"), "synapses." + extension, List.of(kind)).ifPresent(file -> {
            Supplier<byte[]> bytes = content.get();
            FxPump.onFx(CompletableFuture.supplyAsync(() -> write(file, bytes.get()), WRITER),
                    size -> bench.desk().say(Toast.notice(Icons.EXPORT, I18n.text("graph.exported", file.getFileName().toString(), size))),
                    problem -> bench.desk().say(
                            Toast.failure(I18n.text("graph.export-failed", file.toString()),
                                    new SimpleStringProperty(FailureText.of(problem)))));
        });
    }

    private static int write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
            return bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supplier<byte[]> text(String text) { return () -> text.getBytes(StandardCharsets.UTF_8); }

    private Supplier<byte[]> picture() {
        var wishes = new SnapshotParameters();
        wishes.setTransform(Transform.scale(SHARPER, SHARPER));
        WritableImage image = canvas.snapshot(wishes, null);
        int width = (int) image.getWidth(), height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return () -> png(pixels, width, height);
    }

    private static byte[] png(int[] pixels, int width, int height) {
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(copy, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
