package dev.thalamus.hub.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A figure to reach by the hub as shipped: as a ratio to another server in the same run, or by itself.
 *
 * @param against null when the bound is no ratio
 * @param atLeast whether more is better
 */
record Mark(String phase, String says, @Nullable Contender against, ToDoubleFunction<Figures> figure, boolean atLeast, double bound) {
    static final List<Mark> ALL = List.of(
            atLeast("one", "1→1, signals/s", Contender.CHANNEL, Figures::rate, 0.65),
            atLeast("one", "1→1, signals/s", Contender.API, Figures::rate, 5),
            atLeast("one", "1→1, signals/s", Contender.NATS, Figures::rate, 1.2),
            atLeast("single", "1→1, one write a signal, signals/s", Contender.CHANNEL, Figures::rate, 0.9),
            atLeast("robin", "round robin 1→3, signals/s", Contender.CHANNEL, Figures::rate, 0.8),
            atLeast("pairs", "50→50 pairs, signals/s", Contender.CHANNEL, Figures::rate, 0.7),
            atLeast("cast", "broadcast 1→50, deliveries/s", Contender.CHANNEL, Figures::rate, 0.8),
            atMost("paced", "5,000/s, p50", Contender.CHANNEL, Figures::p50, 1.2),
            atMost("paced", "5,000/s, p99", Contender.CHANNEL, Figures::p99, 1.5),
            atMost("one", "1→1, processor time a signal", Contender.CHANNEL, Figures::cpu, 1.8),
            atMost("paced", "5,000/s, processor time a signal", Contender.CHANNEL, Figures::cpu, 1.3),
            new Mark("enqueue", "offline, answered/s", null, Figures::rate, true, 15_000),
            atLeast("enqueue", "offline, answered/s", Contender.JDBC, Figures::rate, 0.5),
            new Mark("drain", "offline, handed over/s", null, Figures::rate, true, 50_000),
            atLeast("drain", "offline, handed over/s", Contender.JDBC, Figures::rate, 0.5),
            new Mark("idle-10000", "10,000 idle agents, KB each", null, Figures::each, false, 14),
            atMost("idle-10000", "10,000 idle agents, until registered", Contender.CHANNEL, Figures::seconds, 2),
            new Mark("slow", "beside one who does not read, % of its rate", null, figures -> 100 * figures.kept(), true, 95),
            new Mark("minute", "a minute at 256 MiB, full collections", null, Figures::full, false, 0),
            atLeast("one", "1→1, history on disk : in memory", Contender.HUB_MEMORY, Figures::rate, 0.85),
            atLeast("one", "1→1, watched : not watched", Contender.HUB_UNWATCHED, Figures::rate, 0.9),
            new Mark("one", "1→1, bytes allocated a signal", null, Figures::allocated, false, 200));

    private static Mark atLeast(String phase, String says, Contender against, ToDoubleFunction<Figures> figure, double bound) {
        return new Mark(phase, says, against, figure, true, bound);
    }

    private static Mark atMost(String phase, String says, Contender against, ToDoubleFunction<Figures> figure, double bound) {
        return new Mark(phase, says, against, figure, false, bound);
    }

    /** What was measured; empty when it was not. */
    OptionalDouble measured(Rounds rounds) {
        if (!rounds.has(phase, Contender.HUB)) {
            return OptionalDouble.empty();
        }
        return against == null
                ? OptionalDouble.of(rounds.spread(phase, Contender.HUB, figure).median())
                : rounds.ratio(phase, Contender.HUB, against, figure);
    }

    /** A line of a Markdown table. */
    String line(double measured) {
        String unit = against == null ? "" : " × " + against.says();
        String format = against == null && bound >= 1_000 ? "%,.0f" : against == null ? "%.1f" : "%.2f";
        boolean reached = atLeast ? measured >= bound : measured <= bound;
        return String.format(Locale.ROOT, "| %s | %s " + (against == null ? "%,.0f" : "%s") + "%s | " + format + " | %s |", says,
                atLeast ? "≥" : "≤", against == null ? bound : (Object) Double.toString(bound), unit, measured, reached ? "yes" : "**no**");
    }
}
