package dev.thalamus.ui.screen.overview;

import dev.thalamus.ui.bridge.AgentRow;
import dev.thalamus.ui.kit.AgentName;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Destination;
import dev.thalamus.ui.screen.Subject;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.Faces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The names through which most goes now. Confined to the FX thread. */
final class TopTalkers extends VBox {
    private static final int ROWS = 7;
    private static final double BAR = 100;
    private static final double NAME = 84;

    private record Talker(AgentRow row, double in, double out) {
        double both() { return in + out; }

        Talker plus(AgentRow more) { return new Talker(row, in + more.inRate().get(), out + more.outRate().get()); }
    }

    private final Workbench bench;
    private final VBox lines = new VBox();
    private final List<Line> made = new ArrayList<>();

    TopTalkers(Workbench bench) {
        this.bench = bench;
        getStyleClass().addAll(Style.CARD, "talkers");
        var head = new HBox(Labels.of(I18n.text("overview.talkers"), Style.CARD_TITLE), Labels.spacer(), legend("data-1", "overview.in"),
                legend("data-2", "overview.out"));
        head.getStyleClass().add("card-head-flat");
        getChildren().addAll(head, lines);
        lines.getStyleClass().add("rows");
    }

    void show() {
        Map<String, Talker> byName = new HashMap<>();
        for (AgentRow row : bench.mirror().agents().rows()) {
            byName.merge(row.name(), new Talker(row, row.inRate().get(), row.outRate().get()), (known, _) -> known.plus(row));
        }
        List<Talker> top = byName.values().stream().filter(talker -> talker.both() > 0)
                .sorted(Comparator.comparingDouble(Talker::both).reversed().thenComparing(talker -> talker.row.name())).limit(ROWS)
                .toList();
        while (made.size() < top.size()) {
            made.add(new Line());
        }
        double most = top.isEmpty() ? 1 : top.getFirst().both();
        for (int i = 0; i < top.size(); i++) {
            made.get(i).show(top.get(i), most);
        }
        if (top.isEmpty()) {
            lines.getChildren().setAll(Labels.wrapped(I18n.text("overview.silence"), Style.MUTED));
        } else if (!lines.getChildren().equals(made.subList(0, top.size()))) {
            lines.getChildren().setAll(made.subList(0, top.size()));
        }
    }

    private static Node legend(String color, String key) {
        Region square = new Region();
        square.getStyleClass().addAll("legend-square", color);
        var legend = new HBox(square, Labels.of(I18n.text(key), Style.CAPTION, Style.MUTED));
        legend.getStyleClass().add("legend-item");
        return legend;
    }

    /** One name with its bar. */
    private final class Line extends HBox {
        private final HBox who = new HBox();
        private final Region in = new Region();
        private final Region out = new Region();
        private final StringProperty number = new SimpleStringProperty("");
        private String shown = "";
        private String hash = "";

        Line() {
            getStyleClass().add("line-27");
            in.getStyleClass().addAll("talk-bar", "data-1");
            out.getStyleClass().addAll("talk-bar", "data-2");
            var bars = new HBox(in, out);
            bars.getStyleClass().add("talk-bars");
            bars.setMinWidth(Look.px(BAR));
            HBox.setHgrow(who, Priority.ALWAYS);
            who.setMinWidth(Look.px(NAME));
            who.setPrefWidth(0);
            Buttons.pressable(who, () -> bench.desk().inspect(new Subject.Agent(hash)));
            who.getStyleClass().addAll("clickable", Style.FOCUS_RING);
            var link = Buttons.link(number, () -> bench.desk().go(new Destination.SignalsLike(shown)));
            link.getStyleClass().addAll(Style.RIGHT, "talk-number");
            getChildren().addAll(who, bars, link);
        }

        void show(Talker talker, double most) {
            hash = talker.row.hash();
            if (!talker.row.name().equals(shown)) {
                shown = talker.row.name();
                who.setAccessibleText(shown);
                who.getChildren().setAll(new AgentName(Faces.of(talker.row.now())));
            }
            width(in, talker.in / most);
            width(out, talker.out / most);
            number.set(Formats.rate(talker.both() >= 10 ? Math.rint(talker.both()) : talker.both()));
        }

        private static void width(Region bar, double share) {
            double width = Math.rint(Look.px(BAR - 1) * share);
            bar.setMinWidth(width);
            bar.setMaxWidth(width);
        }
    }
}
