package dev.thalamus.hub.query;

import java.time.ZoneId;

/** The numbers that a comparison accepts, both ends included. Immutable. */
record NumberRange(double from, double to) {
    static NumberRange of(Measure measure, Operator operator, String text, long nowMicros, ZoneId zone) {
        if (measure == Measure.TIME) {
            TimeText time = TimeText.read(text, nowMicros, zone).orElseThrow(() -> new IllegalArgumentException("no time: " + text));
            return of(operator, time.from(), time.to() - 1);
        }
        double number = measure.read(text).orElseThrow(() -> new IllegalArgumentException("no number: " + text));
        return of(operator, number, number);
    }

    /** As {@code operator} compares with the stretch from {@code first} to {@code last}. */
    private static NumberRange of(Operator operator, double first, double last) {
        return switch (operator) {
            case IS, EQUAL -> new NumberRange(first, last);
            case GREATER -> new NumberRange(Math.nextUp(last), Double.POSITIVE_INFINITY);
            case AT_LEAST -> new NumberRange(first, Double.POSITIVE_INFINITY);
            case LESS -> new NumberRange(Double.NEGATIVE_INFINITY, Math.nextDown(first));
            case AT_MOST -> new NumberRange(Double.NEGATIVE_INFINITY, last);
            case NOT_EQUAL -> throw new IllegalArgumentException("two stretches, not one");
        };
    }
}
