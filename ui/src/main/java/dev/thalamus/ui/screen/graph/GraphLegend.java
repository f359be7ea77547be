package dev.thalamus.ui.screen.graph;

import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Menus;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The bars over the graph's lower edge: zoom at the left, the signal types at the right. Confined to the FX thread. */
final class GraphLegend {
    private static final double NARROW = 860;

    private GraphLegend() {}

    static HBox zoomBar(GraphCanvas canvas, Command out, Command in, Command fit, Command hold) {
        Label percent = Labels.of(canvas.zoom().map(zoom -> Formats.percent(zoom, 0)), Style.MUTED, "zoom-percent");
        var line = new Region();
        line.getStyleClass().add("bar-line");
        var holdButton = Menus.button(hold, Style.FLAT, Style.SMALL);
        canvas.held().subscribe(held -> {
            holdButton.getStyleClass().remove("on");
            if (held) {
                holdButton.getStyleClass().add("on");
            }
        });
        var bar = new HBox(Buttons.icon(out.icon(), out.text(), out::run, Style.SMALL), percent,
                Buttons.icon(in.icon(), in.text(), in::run, Style.SMALL), line, Menus.button(fit, Style.FLAT, Style.SMALL), holdButton);
        return place(bar, Pos.BOTTOM_LEFT);
    }

    /** All six types; only their glyphs where the screen is narrow. */
    static HBox types(GraphCanvas canvas) {
        var bar = new HBox();
        for (SignalShape type : SignalShape.all()) {
            bar.getChildren().add(new SignalTypeLabel(type));
        }
        bar.visibleProperty().bind(canvas.widthProperty().greaterThan(NARROW));
        return place(bar, Pos.BOTTOM_RIGHT);
    }

    private static <N extends HBox> N place(N bar, Pos where) {
        bar.getStyleClass().add("graph-bar");
        bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment((Node) bar, where);
        StackPane.setMargin(bar, new Insets(16));
        return bar;
    }
}
