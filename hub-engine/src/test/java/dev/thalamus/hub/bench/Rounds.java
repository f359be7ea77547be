package dev.thalamus.hub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What all rounds gave, by phase and server: medians, spreads, and ratios of what was measured one right after the other. */
final class Rounds {
    private final Map<String, Map<Contender, List<Figures>>> all = new HashMap<>();

    /** @param least smallest, {@code most} largest of all rounds */
    record Spread(double median, double least, double most) {}

    void add(String phase, Contender contender, Figures figures) {
        all.computeIfAbsent(phase, any -> new EnumMap<>(Contender.class)).computeIfAbsent(contender, any -> new ArrayList<>()).add(figures);
    }

    boolean has(String phase, Contender contender) { return !of(phase, contender).isEmpty(); }

    Spread spread(String phase, Contender contender, ToDoubleFunction<Figures> figure) {
        return spread(of(phase, contender).stream().mapToDouble(figure).toArray());
    }

    /** The median of the rounds' ratios, since machine and relays drift from round to round; empty when one of both was not measured. */
    OptionalDouble ratio(String phase, Contender contender, Contender base, ToDoubleFunction<Figures> figure) {
        List<Figures> mine = of(phase, contender);
        List<Figures> theirs = of(phase, base);
        double[] ratios = new double[Math.min(mine.size(), theirs.size())];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figure.applyAsDouble(mine.get(round)) / figure.applyAsDouble(theirs.get(round));
        }
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(spread(ratios).median);
    }

    private List<Figures> of(String phase, Contender contender) {
        return all.getOrDefault(phase, Map.of()).getOrDefault(contender, List.of());
    }

    private static Spread spread(double... values) {
        Arrays.sort(values);
        return new Spread(values[values.length / 2], values[0], values[values.length - 1]);
    }
}
