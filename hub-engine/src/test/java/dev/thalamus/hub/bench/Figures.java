package dev.thalamus.hub.bench;

import dev.thalamus.hub.bench.Served.Sample;
import java.util.Map;

/**
 * What one round gave. Immutable.
 *
 * @param rate signals, deliveries or agents a second
 * @param cpu the server's processor time for each, microseconds
 * @param allocated bytes that the server's threads allocated for each
 * @param p50 microseconds, like {@code p99} and {@code p999}; 0 where it was not measured
 * @param lost signals that did not come, came twice or out of order
 * @param seconds until all agents had registered; 0 where it was not measured
 * @param resident MB that the server held at the end
 * @param kept share of its rate that is left beside one who does not read, 0 where it was not measured
 * @param full full collections of the server's garbage
 * @param each KB that it held more for each at the end than in the beginning, both after a full collection
 */
record Figures(double rate, double cpu, double allocated, double p50, double p99, double p999, double lost, double seconds, double resident,
        double each, double kept, double full) {
    static Figures of(Sample before, Sample after, Map<String, Double> told) {
        double count = Math.max(1, value(told, "count"));
        return new Figures(value(told, "rate"), (after.cpuSeconds() - before.cpuSeconds()) * 1e6 / count,
                (after.allocated() - before.allocated()) / count, value(told, "p50"), value(told, "p99"), value(told, "p999"),
                value(told, "lost"), value(told, "seconds"), after.residentBytes() / 1e6,
                (after.collectedBytes() - before.collectedBytes()) / 1e3 / count, value(told, "kept"), after.full() - before.full());
    }

    private static double value(Map<String, Double> told, String name) { return told.getOrDefault(name, 0.0); }
}
