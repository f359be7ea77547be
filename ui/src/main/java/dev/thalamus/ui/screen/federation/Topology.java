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
import dev.thalamus.ui.screen.part.PassingSignals;
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
    private static final double LEAST = 180;
    private static final double OWN_WIDTH = 212;
    private static final double OWN_LEAST = 180;
    private static final double HEIGHT = 84;
    private static final double OWN_HEIGHT = 100;
    private static final double GAP = 20;
    private static final double SIDE = 8;
    private static final double APART = 9;
    private static final double APART_MOST = 84;
    private static final double NEAREST = 124; // room for the words beside a link
    private static final double FARTHEST = 280;

    private final Workbench bench;
    private final Consumer<PeerRow> open;
    private final HubBox own;
    private final List<HubBox> boxes = new ArrayList<>();
    private final List<LinkArrows> links = new ArrayList<>();
    private final LinkLights lights = new LinkLights(this::linkTo);
    private final PassingSignals passing = new PassingSignals(lights::pass);
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

    /** Lets signals move for as long as somebody looks. */
    void follow(boolean on) {
        if (on) {
            bench.mirror().pump().add(passing);
        } else {
            bench.mirror().pump().remove(passing);
            lights.clear();
        }
    }

    private @Nullable LinkArrows linkTo(String domain) {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).domain().equals(domain)) {
                return flows(peers.get(i).now().peer().state()) ? links.get(i) : null;
            }
        }
        return null;
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
            links.get(i).show(pill(peer), PeerWords.tone(peer.state()), peer.dialled(), peer.accepted(), flows(peer.state()),
                    peer.state() instanceof PeerState.Blocked);
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
        lights.clear();
        links.forEach(link -> getChildren().addAll(link.shapes()));
        getChildren().addAll(lights, own);
        getChildren().addAll(boxes);
        links.forEach(link -> getChildren().add(link.label()));
        requestLayout();
    }

    private int rows() { return Math.max(1, (peers.size() + 1) / 2); }

    @Override
    protected double computePrefHeight(double width) { return Look.px(rows() * (HEIGHT + GAP) + 2 * GAP); }

    @Override
    protected double computeMinHeight(double width) { return computePrefHeight(width); }

    @Override
    protected double computeMinWidth(double height) {
        int sides = peers.size() < 2 ? 1 : 2;
        return Look.px(OWN_LEAST + sides * (LEAST + NEAREST) + 2 * SIDE);
    }

    @Override
    protected double computePrefWidth(double height) { return computeMinWidth(height); }

    @Override
    protected void layoutChildren() {
        boolean single = peers.size() == 1;
        // Where the pane is narrow the boxes are too, before their links lose the room for words.
        double spare = getWidth() - computeMinWidth(-1), wish = Look.px(OWN_WIDTH - OWN_LEAST + (single ? 1 : 2) * (WIDTH - LEAST));
        double grown = Math.clamp(spare / wish, 0, 1);
        double w = Math.rint(Look.px(LEAST + grown * (WIDTH - LEAST)));
        double h = Look.px(HEIGHT);
        double ownW = Math.rint(Look.px(OWN_LEAST + grown * (OWN_WIDTH - OWN_LEAST)));
        double ownH = Look.px(OWN_HEIGHT);
        // The others keep within reach on a wide screen; a single one and this one stand side by side.
        double between = Math.clamp((getWidth() - ownW - (single ? w : 2 * w) - 2 * Look.px(SIDE)) / (single ? 1 : 2), 0,
                Look.px(FARTHEST));
        double middleX = Math.rint((getWidth() - ownW + (single ? between + w : 0)) / 2);
        own.resizeRelocate(middleX, Math.rint((getHeight() - ownH) / 2), ownW, ownH);
        lights.resizeRelocate(0, 0, getWidth(), getHeight());
        int left = (peers.size() + 1) / 2;
        for (int i = 0; i < peers.size(); i++) {
            boolean atLeft = i % 2 == 0;
            int row = i / 2;
            int column = atLeft ? left : peers.size() - left;
            double x = Math.rint(atLeft ? middleX - between - w : middleX + ownW + between);
            double step = Math.clamp((getHeight() - h - Look.px(GAP)) / Math.max(1, column - 1), h + Look.px(GAP), h + Look.px(APART_MOST));
            double y = Math.rint((getHeight() - (column - 1) * step - h) / 2 + row * step);
            boxes.get(i).resizeRelocate(x, y, w, h);
            // The ends at this hub lie one below the other, in the order of the peers.
            double end = own.getLayoutY() + ownH * (row + 1) / (column + 1);
            links.get(i).lay(new Point2D(atLeft ? middleX : middleX + ownW, end), new Point2D(atLeft ? x + w : x, y + h / 2),
                    Look.px(APART),
                    getHeight());
        }
    }
}
