package dev.thalamus.ui.screen.overview;

import dev.thalamus.ui.bridge.LatencyFeed;
import dev.thalamus.ui.bridge.LatencyFeed.Latencies;
import dev.thalamus.ui.bridge.LatencyFeed.Line;
import dev.thalamus.ui.bridge.LatencyFeed.Way;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Destination;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How long signals took through the hub in the last minute; every number opens the signals behind it. Confined to the FX thread. */
final class LatencyCard extends VBox {
    private final Desk desk;
    private final LatencyFeed feed;
    private final Map<Way, Row> rows = new EnumMap<>(Way.class);
    private final Label none = Labels.wrapped(I18n.text("overview.latency-none"), Style.DENSE, Style.MUTED);

    LatencyCard(Desk desk, LatencyFeed feed) {
        this.desk = desk;
        this.feed = feed;
        setId("latency");
        getStyleClass().addAll(Style.CARD, "latency-card");
        var head = new HBox(Labels.of(I18n.text("overview.latency"), Style.CARD_TITLE), Labels.spacer(),
                Labels.of(I18n.text("overview.latency-scale"), Style.CAPTION, Style.MUTED));
        head.getStyleClass().add("card-head-flat");
        getChildren().addAll(head, none);
        for (Way way : Way.values()) {
            var row = new Row(way);
            rows.put(way, row);
            getChildren().add(row);
        }
        var scale = new HBox(mark((long) LatencyBar.FROM_NANOS), Labels.spacer(), mark(632_000), Labels.spacer(),
                mark((long) LatencyBar.TO_NANOS));
        var push = new Region();
        VBox.setVgrow(push, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(push, scale);
    }

    private static Label mark(long nanos) {
        return Labels.of(I18n.localeProperty().map(_ -> Formats.latency(nanos)), Style.CAPTION, Style.MUTED);
    }

    void show() {
        Latencies now = feed.latencies().get();
        shown(none, now.lines().isEmpty());
        rows.values().forEach(row -> shown(row, false));
        for (Line line : now.lines()) {
            Row row = rows.get(line.way());
            if (row != null) {
                shown(row, true);
                row.show(line);
            }
        }
    }

    private static void shown(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }

    /** One way. */
    private final class Row extends VBox {
        private final StringProperty count = new SimpleStringProperty("");
        private final StringProperty median = new SimpleStringProperty("");
        private final StringProperty slow = new SimpleStringProperty("");
        private final StringProperty slowest = new SimpleStringProperty("");
        private final LatencyBar bar = new LatencyBar();
        private long p50, p95, p999;

        Row(Way way) {
            String filter = switch (way) {
                case LOCAL -> "outcome:delivered -protocol:JSON_RPC";
                case PEER -> "outcome:forwarded";
                case RPC -> "protocol:JSON_RPC -outcome:forwarded";
            } + " since:1m";
            getStyleClass().add("latency-row");
            var head = new HBox(Labels.of(I18n.text("overview.latency." + way.name().toLowerCase(Locale.ROOT))), Labels.spacer(),
                    Buttons.link(count, () -> go(filter, 0)));
            var numbers = new HBox(Labels.of("p50", Style.CAPTION, Style.MUTED), Buttons.link(median, () -> go(filter, p50)),
                    Labels.of("p95", Style.CAPTION, Style.MUTED), Buttons.link(slow, () -> go(filter, p95)),
                    Labels.of("p99.9", Style.CAPTION, Style.MUTED), Buttons.link(slowest, () -> go(filter, p999)));
            numbers.getStyleClass().add("latency-numbers");
            getChildren().addAll(head, bar, numbers);
        }

        void show(Line line) {
            p50 = line.p50();
            p95 = line.p95();
            p999 = line.p999();
            count.set(Formats.count(line.count()));
            median.set(Formats.latency(p50));
            slow.set(Formats.latency(p95));
            slowest.set(Formats.latency(p999));
            bar.show(line);
        }

        private void go(String filter, long nanos) {
            desk.go(new Destination.SignalsLike(nanos == 0 ? filter : filter + " latency>=" + nanos / 1_000 + "us"));
        }
    }
}
