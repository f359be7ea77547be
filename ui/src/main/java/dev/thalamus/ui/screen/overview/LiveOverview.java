package dev.thalamus.ui.screen.overview;

import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.ui.bridge.LatencyFeed;
import dev.thalamus.ui.bridge.Mirror;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.SegmentedControl;
import dev.thalamus.ui.kit.SignalShape;
import dev.thalamus.ui.kit.SignalTypeLabel;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.TwoEnds;
import dev.thalamus.ui.screen.Command;
import dev.thalamus.ui.screen.Following;
import dev.thalamus.ui.screen.Menus;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.HubNotice;
import dev.thalamus.ui.screen.part.ProblemList;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** How the hub is, at a glance; each tile opens its screen. Confined to the FX thread. */
final class LiveOverview extends ScrollPane {
    private static final int MOST_PROBLEMS = 3;

    private final Workbench bench;
    private final Mirror mirror;
    private final OverviewTiles tiles;
    private final Label since = Labels.of("", Style.DENSE, Style.MUTED);
    private final ThroughputChart chart;
    private final LatencyFeed latencies = new LatencyFeed();
    private final LatencyCard latency;
    private final TopTalkers talkers;
    private final RecentEvents events;
    private final ProblemList problemList;
    private final HubNotice notice;
    private final Following following;

    LiveOverview(Workbench bench, Command connect) {
        this.bench = bench;
        mirror = bench.mirror();
        tiles = new OverviewTiles(bench.desk(), mirror);
        problemList = new ProblemList(bench, MOST_PROBLEMS, bench.desk()::go);
        chart = new ThroughputChart(mirror.throughput());
        latency = new LatencyCard(bench.desk(), latencies);
        notice = new HubNotice(bench, true);
        talkers = new TopTalkers(bench);
        events = new RecentEvents(bench);
        following = new Following().on(this::show, mirror.snapshot(), mirror.status()).on(latency::show, latencies.latencies());
        build(connect);
    }

    void follow(boolean on) {
        if (on) {
            following.start();
            mirror.pump().add(latencies);
        } else {
            following.stop();
            mirror.pump().remove(latencies);
        }
    }

    /** Two rows of three columns, so that the cards of both stand under one another at every width. */
    private static GridPane thirds() {
        var grid = new GridPane();
        grid.getStyleClass().add("overview-cards");
        for (int i = 0; i < 3; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 3);
            grid.getColumnConstraints().add(column);
        }
        var upper = new RowConstraints();
        upper.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(upper, new RowConstraints());
        return grid;
    }

    private void build(Command connect) {
        var span = new SegmentedControl<>(600).with(60, I18n.text("overview.minute")).with(600, I18n.text("overview.ten-minutes"))
                .with(3_600, I18n.text("overview.hour"));
        span.valueProperty().subscribe(seconds -> chart.span(seconds));
        var head = new HBox(Labels.of(I18n.text("shell.screen.overview"), "title"), since, Labels.spacer(), span, Menus.button(connect));
        head.getStyleClass().add(Style.SCREEN_HEAD);
        VBox.setVgrow(chart, Priority.ALWAYS);
        var chartCard = card(ends("overview.throughput", legend()), chart);
        chartCard.getStyleClass().add("chart-card");
        var problemCard = card(head("shell.cmd.problems", Buttons.link(I18n.text("overview.show-all"), bench.desk()::showProblems)),
                problemList);
        var cards = thirds();
        cards.add(chartCard, 0, 0, 2, 1);
        cards.add(latency, 2, 0);
        cards.addRow(1, talkers, events, problemCard);
        VBox.setVgrow(cards, Priority.ALWAYS);
        var rows = new VBox(notice, tiles, cards);
        rows.getStyleClass().add("overview-rows");
        VBox.setVgrow(rows, Priority.ALWAYS);
        var page = new VBox(head, rows);
        page.getStyleClass().add("overview-page");
        setContent(page);
        setFitToWidth(true);
        setFitToHeight(true);
    }

    private void show() {
        HubSnapshot now = mirror.snapshot().get();
        notice.show();
        latency.count(now);
        tiles.show(now);
        if (now == null) {
            since.setText("");
            talkers.show();
            problemList.show();
            return;
        }
        since.setText(I18n.get("overview.since", Formats.time(Instant.ofEpochMilli(now.startedMillis())).substring(0, 5),
                Formats.duration(Duration.ofMillis(Math.max(0, now.takenMillis() - now.startedMillis())))));
        chart.measure();
        talkers.show();
        events.show();
        problemList.show();
    }

    private static HBox legend() {
        var legend = new HBox();
        legend.getStyleClass().add("legend");
        SignalShape.all().forEach(shape -> legend.getChildren().add(new SignalTypeLabel(shape)));
        return legend;
    }

    private static Node ends(String key, HBox right) {
        var head = new TwoEnds(Labels.of(I18n.text(key), Style.CARD_TITLE), right);
        head.getStyleClass().add("chart-head");
        return head;
    }

    private static HBox head(String key, Node right) {
        Label title = Labels.of(I18n.text(key), Style.CARD_TITLE);
        title.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, Labels.spacer(), right);
        head.getStyleClass().add("card-head-flat");
        return head;
    }

    private static VBox card(Node... parts) {
        var card = new VBox(parts);
        card.getStyleClass().add(Style.CARD);
        return card;
    }
}
