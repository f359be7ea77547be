package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.ui.kit.Dividers;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.HexView;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonTree;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected signal's payload as a tree and its frame as bytes. Confined to the FX thread. */
final class DetailPanes {
    private final JsonTree tree = new JsonTree();
    private final HexView hex = new HexView();
    private final Label payloadSize = Labels.of("", Style.MUTED);
    private final Label frameSize = Labels.of("", Style.MUTED);
    private final SplitPane view = Dividers
            .byKeys(new SplitPane(pane("stream.payload", payloadSize, tree), pane("stream.bytes", frameSize, hex)));

    DetailPanes() {
        view.setOrientation(Orientation.HORIZONTAL);
        view.setDividerPositions(0.34);
        tree.setId("payload-tree");
        hex.setId("hex");
    }

    JsonTree tree() { return tree; }

    SplitPane view() { return view; }

    void show(@Nullable SignalRecord signal) {
        if (signal == null) {
            payloadSize.setText("");
            frameSize.setText("");
            tree.show("");
            hex.show(new byte[0], List.of());
            return;
        }
        String payload = signal.payload();
        payloadSize.setText(Formats.bytes(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
        frameSize.setText(Formats.bytes(signal.size()));
        tree.show(payload);
        hex.show(signal.raw(), FrameRanges.of(signal));
    }

    private static Node pane(String title, Label note, Node content) {
        var head = new HBox(Labels.of(I18n.text(title), "title"), note);
        head.getStyleClass().add(Style.PANE_HEAD);
        VBox.setVgrow(content, Priority.ALWAYS);
        return new VBox(head, content);
    }
}
