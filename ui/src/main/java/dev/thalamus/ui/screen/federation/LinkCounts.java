package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.model.PeerState;
import dev.thalamus.ui.bridge.PeerRow;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** How many links stand in which way; each number leads to the first link of its kind. Confined to the FX thread. */
final class LinkCounts extends Pane {
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

    private static final double GAP = 5;

    /** A number with the dot that stands before it, unless it is the first of its line. */
    private record Part(Label dot, Node words) {}

    private final SimpleIntegerProperty all = new SimpleIntegerProperty();
    private final Map<Kind, SimpleIntegerProperty> counts = new EnumMap<>(Kind.class);
    private final List<Part> parts = new ArrayList<>();
    private List<PeerRow> peers = List.of();

    /** @param open shows a link */
    LinkCounts(Consumer<PeerRow> open) {
        setId("link-counts");
        getStyleClass().addAll("link-counts");
        setMinWidth(0);
        add(Labels.of(I18n.text("federation.summary.links", all), Style.DENSE, Style.MUTED));
        for (Kind kind : Kind.values()) {
            var count = new SimpleIntegerProperty();
            counts.put(kind, count);
            Hyperlink link = Buttons.link(I18n.text(kind.key, count), () -> first(kind, open));
            link.getStyleClass().addAll(Style.DENSE, kind.style);
            link.managedProperty().bind(count.greaterThan(0));
            add(link);
        }
    }

    private void add(Node words) {
        Label dot = Labels.of("·", Style.DENSE, Style.MUTED);
        dot.managedProperty().bind(words.managedProperty());
        parts.add(new Part(dot, words));
        getChildren().addAll(dot, words);
    }

    @Override
    public Orientation getContentBias() { return Orientation.HORIZONTAL; }

    @Override
    protected double computePrefWidth(double height) { return snapSizeX(width(there())); }

    @Override
    protected double computePrefHeight(double width) { return lines(width < 0 ? Double.MAX_VALUE : width).size() * line(); }

    @Override
    protected void layoutChildren() {
        List<List<Part>> lines = lines(getWidth());
        double y = (getHeight() - lines.size() * line()) / 2;
        parts.forEach(part -> {
            part.dot.setVisible(false);
            part.words.setVisible(false);
        });
        for (List<Part> line : lines) {
            double x = 0;
            for (Part part : line) {
                boolean first = part == line.getFirst();
                part.dot.setVisible(!first);
                part.words.setVisible(true);
                if (!first) {
                    x += place(part.dot, x, y);
                }
                x += place(part.words, x, y);
            }
            y += line();
        }
    }

    private double place(Node node, double x, double y) {
        double width = Math.min(Math.ceil(node.prefWidth(-1)), Math.max(0, getWidth() - x));
        layoutInArea(node, x, y, width, line(), 0, HPos.LEFT, VPos.CENTER);
        return width + gap();
    }

    /** What stands on each line: where one line is too short for all, the sum of the others gives way first. */
    private List<List<Part>> lines(double width) {
        List<Part> there = there();
        if (width(there) > Math.ceil(width)) {
            there = there.subList(1, there.size());
        }
        var lines = new ArrayList<List<Part>>();
        for (Part part : there) {
            if (lines.isEmpty() || width(lines.getLast()) + gap() + width(part.dot) + gap() + width(part.words) > Math.ceil(width)) {
                lines.add(new ArrayList<>());
            }
            lines.getLast().add(part);
        }
        return lines;
    }

    private List<Part> there() { return parts.stream().filter(part -> part.words.isManaged()).toList(); }

    private static double width(List<Part> line) {
        double width = 0;
        for (Part part : line) {
            width += width(part.words) + (part == line.getFirst() ? 0 : width(part.dot) + 2 * gap());
        }
        return width;
    }

    private static double width(Node node) { return Math.ceil(node.prefWidth(-1)); }

    private double line() { return parts.stream().mapToDouble(part -> Math.ceil(part.words.prefHeight(-1))).max().orElse(0); }

    private static double gap() { return Look.px(GAP); }

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
