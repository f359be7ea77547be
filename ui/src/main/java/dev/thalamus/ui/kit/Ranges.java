package dev.thalamus.ui.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of whole numbers as its ranges, so that all of a million cost no more than one. Immutable.
 *
 * @param parts rising, neither touching nor overlapping
 */
public record Ranges(List<Part> parts) {
    /** From {@code from} to {@code to}, both included. */
    public record Part(long from, long to) {}

    public static final Ranges NONE = new Ranges(List.of());
    public static final Ranges ALL = new Ranges(List.of(new Part(Long.MIN_VALUE, Long.MAX_VALUE)));

    public Ranges {
        parts = List.copyOf(parts);
    }

    /** All from one to the other, whichever is the smaller. */
    public static Ranges between(long one, long other) {
        return new Ranges(List.of(new Part(Math.min(one, other), Math.max(one, other))));
    }

    public boolean isEmpty() { return parts.isEmpty(); }

    public boolean isAll() { return equals(ALL); }

    public boolean contains(long number) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Part part = parts.get(middle);
            if (number < part.from) {
                high = middle;
            } else if (number > part.to) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The same with a number more, or without it when it is there. */
    public Ranges toggled(long number) {
        return contains(number) ? without(number) : with(number);
    }

    private Ranges with(long number) {
        var all = new ArrayList<>(parts);
        all.add(new Part(number, number));
        all.sort(Comparator.comparingLong(Part::from));
        var joined = new ArrayList<Part>();
        for (Part part : all) {
            if (!joined.isEmpty() && joined.getLast().to + 1 == part.from) {
                joined.add(new Part(joined.removeLast().from, part.to));
            } else {
                joined.add(part);
            }
        }
        return new Ranges(joined);
    }

    private Ranges without(long number) {
        var rest = new ArrayList<Part>();
        for (Part part : parts) {
            if (number < part.from || number > part.to) {
                rest.add(part);
                continue;
            }
            if (part.from < number) {
                rest.add(new Part(part.from, number - 1));
            }
            if (number < part.to) {
                rest.add(new Part(number + 1, part.to));
            }
        }
        return new Ranges(rest);
    }
}
