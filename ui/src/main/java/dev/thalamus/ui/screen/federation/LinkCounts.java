package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** How many links stand in which way; each number leads to the first link of its kind. Confined to the FX thread. */
final class LinkCounts extends FlowPane {
    /** What a person tells links apart by. */
    private enum Kind {
        FORWARDING("forwarding", Style.SUCCESS_TEXT),
        BLOCKED("blocked", Style.DANGER_TEXT),
        LAGGING("lagging", Style.WARNING_TEXT),
        AWAY("away", Style.WARNING_TEXT),
        OFF("off", Style.MUTED);

        final String key;
        final String style;

        Kind(String key, String style) {
            this.key = "federation.summary." + key;
            this.style = style;
        }

        static Kind of(PeerState state) {
            return switch (state) {
                case PeerState.Forwarding _ -> FORWARDING;
                case PeerState.Blocked _ -> BLOCKED;
                case PeerState.Lagging _ -> LAGGING;
                case PeerState.Connecting _,PeerState.Connected _,PeerState.Retrying _,PeerState.Waiting _ -> AWAY;
                case PeerState.Disabled _ -> OFF;
            };
        }
    }

    private static final double ON_ONE_LINE = 1_000;

    private final SimpleIntegerProperty all = new SimpleIntegerProperty();
    private final Map<Kind, SimpleIntegerProperty> counts = new EnumMap<>(Kind.class);
    private List<PeerRow> peers = List.of();

    /** @param open shows a link */
    LinkCounts(Consumer<PeerRow> open) {
        setId("link-counts");
        getStyleClass().addAll("link-counts");
        // On two lines where there is no room for one, before anything is cut.
        setPrefWrapLength(ON_ONE_LINE);
        setMinWidth(0);
        getChildren().add(Labels.of(I18n.text("federation.summary.links", all), Style.DENSE, Style.MUTED));
        for (Kind kind : Kind.values()) {
            var count = new SimpleIntegerProperty();
            counts.put(kind, count);
            Label dot = Labels.of("·", Style.DENSE, Style.MUTED);
            Hyperlink link = Buttons.link(I18n.text(kind.key, count), () -> first(kind, open));
            link.getStyleClass().addAll(Style.DENSE, kind.style);
            for (Node part : List.of(dot, link)) {
                part.visibleProperty().bind(count.greaterThan(0));
                part.managedProperty().bind(part.visibleProperty());
            }
            getChildren().addAll(dot, link);
        }
    }

    void show(List<PeerRow> now) {
        peers = now;
        all.set(now.size());
        Map<Kind, Long> seen = now.stream()
                .collect(Collectors.groupingBy(row -> Kind.of(row.now().peer().state()), Collectors.counting()));
        counts.forEach((kind, count) -> count.set(Math.toIntExact(seen.getOrDefault(kind, 0L))));
    }

    private void first(Kind kind, Consumer<PeerRow> open) {
        peers.stream().filter(row -> Kind.of(row.now().peer().state()) == kind).findFirst().ifPresent(open);
    }
}
