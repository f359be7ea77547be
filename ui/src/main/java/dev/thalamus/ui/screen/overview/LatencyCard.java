package dev.thalamus.ui.screen.overview;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerView;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How long signals took through the hub in the last minute; every number opens the signals behind it. Confined to the FX thread. */
final class LatencyCard extends VBox {
    private final Desk desk;
    private final LatencyFeed feed;
    private final Map<Way, Row> rows = new EnumMap<>(Way.class);
    private final List<StringProperty> marks = List.of(new SimpleStringProperty(""), new SimpleStringProperty(""),
            new SimpleStringProperty(""),
            new SimpleStringProperty(""));
    private final Count slow = new Count("overview.latency-over", "latency>=10ms -reason:waited since:1m");
    private final Count refused = new Count("overview.latency-refused", "outcome:refused");
    private final Count twice = new Count("overview.latency-duplicates", "");
    private final Count leftOut = new Count("overview.latency-left-out", "");

    LatencyCard(Desk desk, LatencyFeed feed) {
        this.desk = desk;
        this.feed = feed;
        setId("latency");
        getStyleClass().addAll(Style.CARD, "latency-card");
        Label title = Labels.of(I18n.text("overview.latency"), Style.CARD_TITLE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(title, Labels.spacer(),
                Labels.of(I18n.text("overview.latency-scale"), Style.CAPTION, Style.MUTED));
        head.getStyleClass().add("card-head-flat");
        getChildren().add(head);
        for (Way way : Way.values()) {
            var row = new Row(way);
            rows.put(way, row);
            getChildren().add(row);
        }
        var scale = new HBox();
        for (StringProperty mark : marks) {
            scale.getChildren().addAll(Labels.of(mark, Style.CAPTION, Style.MUTED), Labels.spacer());
        }
        scale.getChildren().removeLast();
        var push = new Region();
        VBox.setVgrow(push, javafx.scene.layout.Priority.ALWAYS);
        var counts = new HBox(slow, refused, twice, leftOut);
        counts.getStyleClass().add("latency-counts");
        getChildren().addAll(push, scale, counts);
    }

    private static String mark(long nanos) {
        return nanos < 1_000_000
                ? nanos / 1_000 + " µs"
                : nanos < 1_000_000_000 ? nanos / 1_000_000 + " ms" : Formats.count(nanos / 1_000_000_000) + " s";
    }

    void show() {
        Latencies now = feed.latencies().get();
        long most = LatencyBar.scale(now.lines());
        double share = Math.pow((double) most / LatencyBar.FROM_NANOS, 1.0 / (marks.size() - 1));
        for (int i = 0; i < marks.size(); i++) {
            marks.get(i).set(mark(Math.round(LatencyBar.FROM_NANOS * Math.pow(share, i))));
        }
        rows.forEach((way, row) -> row.show(now.lines().stream().filter(line -> line.way() == way).findFirst().orElse(null), most));
        slow.show(now.lines().stream().filter(line -> line.way() != Way.QUEUE).mapToLong(Line::slow).sum(), true);
        leftOut.show(now.leftOut(), now.leftOut() > 0);
    }

    /** What the hub counted since it started; null without a hub. */
    void count(@Nullable HubSnapshot now) {
        refused.show(now == null ? 0 : now.totals().refused().values().stream().mapToLong(Long::longValue).sum(), true);
        long duplicates = now == null ? 0 : now.peers().stream().mapToLong(PeerView::duplicates).sum();
        twice.show(duplicates, now != null && !now.peers().isEmpty());
    }

    /** What is counted and how many; the number opens the signals behind it, where the history has them. */
    private final class Count extends HBox {
        private final StringProperty number = new SimpleStringProperty("");

        Count(String key, String filter) {
            getStyleClass().add(Style.GAP_4);
            Node shown = filter.isEmpty()
                    ? Labels.of(number, Style.CAPTION)
                    : Buttons.link(number, () -> desk.go(new Destination.SignalsLike(filter)));
            shown.getStyleClass().add(Style.CAPTION);
            getChildren().addAll(Labels.of(I18n.text(key), Style.CAPTION, Style.MUTED), shown);
        }

        void show(long count, boolean on) {
            number.set(Formats.count(count));
            setVisible(on);
            setManaged(on);
        }
    }

    /** One way. */
    private final class Row extends VBox {
        private final StringProperty count = new SimpleStringProperty("");
        private final StringProperty median = new SimpleStringProperty("");
        private final StringProperty slow = new SimpleStringProperty("");
        private final StringProperty slowest = new SimpleStringProperty("");
        private final LatencyBar bar = new LatencyBar();
        private final HBox numbers;
        private final Node many;
        private final Label silent = Labels.of(I18n.text("overview.latency-silent"), Style.CAPTION, Style.MUTED);
        private long p50, p95, p999;

        Row(Way way) {
            String filter = switch (way) {
                case LOCAL -> "outcome:delivered -reason:waited -protocol:json-rpc";
                case QUEUE -> "reason:waited";
                case PEER -> "outcome:forwarded";
                case RPC -> "protocol:json-rpc -outcome:forwarded -reason:waited";
            } + " since:1m";
            getStyleClass().add("latency-row");
            many = Buttons.link(count, () -> go(filter, 0));
            // Beside its name, not below: rows in which nothing happens must not push the page out of the window.
            var head = new HBox(Labels.of(I18n.text("overview.latency." + way.name().toLowerCase(Locale.ROOT))), Labels.spacer(), silent,
                    many);
            head.getStyleClass().add("line");
            numbers = new HBox(Labels.of("p50", Style.CAPTION, Style.MUTED), Buttons.link(median, () -> go(filter, p50)),
                    Labels.of("p95", Style.CAPTION, Style.MUTED), Buttons.link(slow, () -> go(filter, p95)),
                    Labels.of(I18n.text("overview.p999"), Style.CAPTION, Style.MUTED), Buttons.link(slowest, () -> go(filter, p999)));
            numbers.getStyleClass().add("latency-numbers");
            getChildren().addAll(head, bar, numbers);
        }

        void show(@Nullable Line line, long mostNanos) {
            bar.show(line, mostNanos);
            numbers.setVisible(line != null);
            numbers.setManaged(line != null);
            many.setVisible(line != null);
            many.setManaged(line != null);
            silent.setVisible(line == null);
            silent.setManaged(line == null);
            if (line == null) {
                count.set(Formats.count(0));
                return;
            }
            p50 = line.p50();
            p95 = line.p95();
            p999 = line.p999();
            count.set(Formats.count(line.count()));
            median.set(Formats.latency(p50));
            slow.set(Formats.latency(p95));
            slowest.set(Formats.latency(p999));
        }

        private void go(String filter, long nanos) {
            desk.go(new Destination.SignalsLike(nanos == 0 ? filter : filter + " latency>=" + nanos / 1_000 + "us"));
        }
    }
}
