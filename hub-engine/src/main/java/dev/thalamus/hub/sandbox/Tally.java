package dev.thalamus.hub.sandbox;

import java.util.List;

/** Who sent and got how much until now, in the order of the cast. Immutable. */
public record Tally(List<Line> lines) {
    public Tally {
        lines = List.copyOf(lines);
    }

    /**
     * One agent's account.
     *
     * @param unsent signals that it could not send: it was not connected, or too much waited unsent
     */
    public record Line(Player player, boolean joined, long sent, long received, long unsent) {}

    /** Signals sent by all. */
    public long sent() { return lines.stream().mapToLong(Line::sent).sum(); }

    /** Signals received by all. */
    public long received() { return lines.stream().mapToLong(Line::received).sum(); }
}
