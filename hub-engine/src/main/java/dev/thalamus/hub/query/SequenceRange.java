package dev.thalamus.hub.query;

import java.time.ZoneId;
import java.util.List;

/**
 * The part of the history in which a filter can match at all, so that "the last ten minutes" does not read a week. Immutable.
 *
 * @param from the first sequence in it
 * @param to the first sequence after it
 */
record SequenceRange(long from, long to) {
    /** Sequences follow the wall clock, which may have been set back: by so much the range of a time is made wider on both sides. */
    private static final double CLOCK_SLACK_MICROS = 3_600e6;

    static SequenceRange of(Filter<SignalCursor> filter, History history, long nowMicros, ZoneId zone) {
        var all = new SequenceRange(history.firstSequence(), history.nextSequence());
        List<Node> parts = filter.root() instanceof Node.And and ? and.parts() : List.of(filter.root());
        SequenceRange range = all;
        for (Node part : parts) {
            if (part instanceof Node.Compare compare && compare.values().size() == 1 && compare.operator() != Operator.NOT_EQUAL
                    && filter.schema().field(compare.field()).orElseThrow().content() instanceof Field.Quantity<SignalCursor> quantity) {
                range = range.within(part(compare, quantity, history, nowMicros, zone));
            }
        }
        return range;
    }

    private static SequenceRange part(Node.Compare compare, Field.Quantity<SignalCursor> quantity, History history, long nowMicros,
            ZoneId zone) {
        boolean sequence = compare.field().equals("seq");
        if (!sequence && quantity.measure() != Measure.TIME) {
            return new SequenceRange(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        Operator operator = compare.operator() == Operator.IS ? quantity.is() : compare.operator();
        NumberRange numbers = NumberRange.of(quantity.measure(), operator, compare.values().getFirst().text(), nowMicros, zone);
        return sequence
                ? new SequenceRange((long) Math.ceil(numbers.from()), after((long) Math.floor(numbers.to())))
                : new SequenceRange(at(history, numbers.from() - CLOCK_SLACK_MICROS, Long.MIN_VALUE),
                        at(history, numbers.to() + CLOCK_SLACK_MICROS, Long.MAX_VALUE));
    }

    private static long at(History history, double micros, long whenUnbounded) {
        return Double.isInfinite(micros) ? whenUnbounded : history.sequenceAt((long) micros);
    }

    private static long after(long sequence) { return sequence == Long.MAX_VALUE ? sequence : sequence + 1; }

    private SequenceRange within(SequenceRange other) {
        long start = Math.max(from, other.from);
        return new SequenceRange(start, Math.max(start, Math.min(to, other.to)));
    }
}
