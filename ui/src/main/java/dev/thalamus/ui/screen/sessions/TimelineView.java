package dev.thalamus.ui.screen.sessions;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.ui.bridge.Agents;
import dev.thalamus.ui.kit.Canvased;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Look;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.kit.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Who spoke when, to scale: a lane for each participant. Confined to the FX thread. */
final class TimelineView extends Canvased {
    private static final double NAMES = 150, AXIS = 34, LANE = 36, EDGE = 24;

    private record Mark(int lane, Instant at, boolean quiet, boolean hub) {}

    private final Agents agents;
    private List<String> participants = List.of();
    private List<Mark> marks = List.of();
    private int until;

    TimelineView(Agents agents) {
        this.agents = agents;
        setId("session-timeline");
        getStyleClass().add("timeline");
    }

    /** @param shown how many of the lines are shown, on the scale of all of them */
    void show(List<String> names, List<Line> lines, int shown) {
        var all = new ArrayList<Mark>();
        for (Line line : lines) {
            SessionEntry entry = line.entry();
            SessionWords.Said said = SessionWords.said(entry);
            all.add(new Mark(names.indexOf(entry.sender()), SessionWords.instant(entry.at()), said != SessionWords.Said.BY_AGENT,
                    said == SessionWords.Said.BY_HUB));
        }
        participants = names;
        marks = all;
        until = shown;
        setMinHeight(Look.px(AXIS + LANE * names.size() + EDGE));
        setAccessibleText(marks.isEmpty()
                ? ""
                : I18n.get("sessions.timeline", marks.size(), Formats.duration(Duration.between(marks.getFirst().at, marks.getLast().at))));
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height, Palette colors) {
        if (marks.isEmpty()) {
            return;
        }
        Instant first = marks.getFirst().at;
        double span = Math.max(1, Duration.between(first, marks.getLast().at).toNanos());
        double left = Look.px(NAMES);
        double room = width - left - Look.px(EDGE);
        double bottom = Look.px(AXIS + LANE * participants.size());
        g.setTextBaseline(VPos.CENTER);
        axis(g, colors, first, (long) span, left, room, bottom);
        for (int i = 0; i < participants.size(); i++) {
            double y = lane(i);
            g.setStroke(colors.borderMuted());
            g.strokeLine(left, y, left + room, y);
            g.setFill(colors.fg());
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFont(Font.font("Thalamus Sans", Look.px(12)));
            g.fillText(Visible.of(participants.get(i)), left - Look.px(16), y, Look.px(NAMES - 24));
        }
        double r = Look.px(5);
        for (Mark mark : marks.subList(0, Math.min(until, marks.size()))) {
            double x = left + Duration.between(first, mark.at).toNanos() / span * room;
            if (mark.hub) {
                g.setStroke(colors.fgSubtle());
                g.strokeLine(Math.rint(x) + 0.5, Look.px(AXIS), Math.rint(x) + 0.5, bottom);
            } else if (mark.lane >= 0) {
                g.setFill(mark.quiet ? colors.border() : colors.agent(agents.colorOf(participants.get(mark.lane))));
                double size = mark.quiet ? r * 0.6 : r;
                g.fillOval(x - size, lane(mark.lane) - size, 2 * size, 2 * size);
            }
        }
    }

    private static double lane(int index) { return Math.rint(Look.px(AXIS + LANE * (index + 0.5))) + 0.5; }

    private static void axis(GraphicsContext g, Palette colors, Instant first, long span, double left, double room, double bottom) {
        int ticks = (int) Math.clamp(room / Look.px(140), 1, 8);
        g.setFont(Font.font("Thalamus Sans", Look.px(11)));
        g.setLineWidth(1);
        for (int i = 0; i <= ticks; i++) {
            double x = Math.rint(left + room * i / ticks) + 0.5;
            g.setStroke(colors.borderMuted());
            g.strokeLine(x, Look.px(AXIS - 6), x, bottom);
            g.setFill(colors.fgMuted());
            g.setTextAlign(i == 0 ? TextAlignment.LEFT : i == ticks ? TextAlignment.RIGHT : TextAlignment.CENTER);
            g.fillText(i == 0 ? Formats.timeMillis(first) : Formats.delta(span * i / ticks), x, Look.px(AXIS / 2));
        }
    }
}
