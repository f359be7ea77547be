package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.HubSnapshot;
import dev.thalamus.hub.model.PeerState;
import dev.thalamus.hub.model.PeerView;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.screen.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * This hub in the middle, the others at its sides, and what goes over the links between them. Confined to the FX thread.
 *
 * <p>The first peer stands at the left, the second at the right, and so on; a peer keeps its place for as long as those before it stay.
 */
final class Topology extends Pane {
    private static final double WIDTH = 188;
    private static final double HEIGHT = 84;
    private static final double GAP = 20;
    private static final double SIDE = 24;
    private static final double APART = 9;
    private static final double NEAREST = 100;
    private static final double FARTHEST = 320;

    private final Workbench bench;
    private final Consumer<PeerRow> open;
    private final HubBox own;
    private final List<HubBox> boxes = new ArrayList<>();
    private final List<LinkArrows> links = new ArrayList<>();
    private List<PeerRow> peers = List.of();

    Topology(Workbench bench, Consumer<PeerRow> open) {
        this.bench = bench;
        this.open = open;
        own = new HubBox(() -> {});
        own.getStyleClass().add("own");
        own.setId("topology-own");
        own.setFocusTraversable(false);
        setId("topology");
        getStyleClass().add("topology");
        Look.follow(this, Look.zoomProperty(), this::requestLayout);
    }

    /** Takes how things stand; {@code chosen} is drawn as selected. */
    void show(@Nullable PeerRow chosen) {
        List<PeerRow> now = bench.mirror().peers().rows();
        if (!now.equals(peers)) {
            peers = List.copyOf(now);
            rebuild();
        }
        HubInfo info = bench.mirror().info().get();
        HubSnapshot snapshot = bench.mirror().snapshot().get();
        own.show(info == null ? "" : info.domain(), info == null ? "" : info.url(), snapshot == null
                ? ""
                : I18n.get("federation.box-own", snapshot.totals().agents(), snapshot.totals().pending()), "accent");
        for (int i = 0; i < peers.size(); i++) {
            PeerRow row = peers.get(i);
            PeerView peer = row.now().peer();
            boxes.get(i).show(row.domain(), peer.remote().url(), peer.backlog() > 0
                    ? I18n.get("federation.box-waiting", peer.agents(), peer.backlog())
                    : I18n.get("federation.box-rates", peer.agents(), Formats.rate(row.now().inRate()), Formats.rate(row.now().outRate())),
                    PeerWords.tone(peer.state()));
            boxes.get(i).select(row == chosen);
            links.get(i).show(pill(peer), PeerWords.tone(peer.state()), peer.dialled(), peer.accepted(), flows(peer.state()));
        }
    }

    private static String pill(PeerView peer) {
        String state = PeerWords.state(peer.state());
        return peer.rttNanos() >= 0 && flows(peer.state()) ? state + " · " + PeerWords.rtt(peer) : state;
    }

    private static boolean flows(PeerState state) { return state instanceof PeerState.Forwarding || state instanceof PeerState.Lagging; }

    private void rebuild() {
        boxes.clear();
        links.clear();
        for (PeerRow row : peers) {
            boxes.add(new HubBox(() -> open.accept(row)));
            links.add(new LinkArrows());
        }
        getChildren().clear();
        links.forEach(link -> getChildren().addAll(link.shapes()));
        getChildren().add(own);
        getChildren().addAll(boxes);
        links.forEach(link -> getChildren().add(link.label()));
        requestLayout();
    }

    private int rows() { return Math.max(1, (peers.size() + 1) / 2); }

    @Override
    protected double computePrefHeight(double width) { return Look.px(rows() * (HEIGHT + GAP) + GAP); }

    @Override
    protected double computeMinHeight(double width) { return computePrefHeight(width); }

    @Override
    protected double computeMinWidth(double height) {
        return Look.px(peers.size() < 2 ? 2 * WIDTH + 2 * SIDE + NEAREST : 3 * WIDTH + 2 * SIDE + 2 * NEAREST);
    }

    @Override
    protected double computePrefWidth(double height) { return computeMinWidth(height); }

    @Override
    protected void layoutChildren() {
        double w = Look.px(WIDTH);
        double h = Look.px(HEIGHT);
        // A single other hub and this one stand side by side.
        double between = Math.clamp(getWidth() - 2 * w - 2 * Look.px(SIDE), 0, Look.px(FARTHEST));
        double middleX = Math.rint(peers.size() == 1 ? (getWidth() + between) / 2 : (getWidth() - w) / 2);
        own.resizeRelocate(middleX, Math.rint((getHeight() - h) / 2), w, h);
        int left = (peers.size() + 1) / 2;
        for (int i = 0; i < peers.size(); i++) {
            boolean atLeft = i % 2 == 0;
            int row = i / 2;
            int column = atLeft ? left : peers.size() - left;
            double x = peers.size() == 1 ? getWidth() - middleX - w : atLeft ? Look.px(SIDE) : getWidth() - w - Look.px(SIDE);
            double step = h + Look.px(GAP);
            double y = Math.rint((getHeight() - column * step + Look.px(GAP)) / 2 + row * step);
            boxes.get(i).resizeRelocate(x, y, w, h);
            // The ends at this hub lie one below the other, in the order of the peers.
            double end = own.getLayoutY() + h * (row + 1) / (column + 1);
            links.get(i).lay(new Point2D(atLeft ? middleX : middleX + w, end), new Point2D(atLeft ? x + w : x, y + h / 2), Look.px(APART));
        }
    }
}
