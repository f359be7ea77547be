package dev.thalamus.ui.screen.stream;

import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.query.SignalCursor;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Looks for signals in the whole history, the newest first, on a thread of its own, and goes on with what comes. Thread-safe.
 *
 * <p>It keeps the numbers of {@value #KEPT} of them to step through; it counts all.
 */
final class Finder {
    /** Most numbers kept. */
    static final int KEPT = 200_000;
    private static final int STRIDE = 20_000;

    private final History history;
    private final FilterMatcher<SignalCursor> matcher;
    private volatile boolean ended;
    private boolean working;
    private boolean complete;
    /** Falling, as they were found backwards. */
    private final Numbers older = new Numbers();
    /** Rising. */
    private final Numbers newer = new Numbers();
    private long tail;

    Finder(History history, Filter<SignalCursor> filter) {
        this.history = history;
        matcher = filter.matcher(System.currentTimeMillis() * 1_000, ZoneId.systemDefault());
        tail = history.nextSequence();
        work(() -> back(tail));
    }

    /** Looks at what came since. */
    void goOn() {
        synchronized (this) {
            if (working || !complete || ended || history.nextSequence() == tail) {
                return;
            }
        }
        work(this::forth);
    }

    /** No more looking. */
    void end() { ended = true; }

    synchronized long count() { return older.all + newer.all; }

    /** Whether all of the history was looked at. */
    synchronized boolean complete() { return complete; }

    /** The place of that signal among the found ones, from 1 for the oldest known; 0 when it is none of them. */
    synchronized long place(long sequence) {
        int behind = newer.rising(sequence);
        if (behind < newer.held && newer.numbers[behind] == sequence) {
            return older.all + behind + 1;
        }
        int at = older.falling(sequence);
        return at < older.held && older.numbers[at] == sequence ? older.all - at : 0;
    }

    /** The next found one behind that number; the first of all behind the last. */
    synchronized OptionalLong after(long sequence) {
        int at = older.falling(sequence);
        if (at > 0) {
            return OptionalLong.of(older.numbers[at - 1]);
        }
        int behind = newer.rising(sequence == Long.MAX_VALUE ? sequence : sequence + 1);
        return behind < newer.held ? OptionalLong.of(newer.numbers[behind]) : older.held > 0 ? older.last() : newer.first();
    }

    /** The next found one before that number; the last of all before the first. */
    synchronized OptionalLong before(long sequence) {
        int behind = newer.rising(sequence);
        if (behind > 0) {
            return OptionalLong.of(newer.numbers[behind - 1]);
        }
        int at = older.falling(sequence - 1);
        return at < older.held ? OptionalLong.of(older.numbers[at]) : newer.held > 0 ? newer.last() : older.first();
    }

    private void work(Runnable looking) {
        synchronized (this) {
            working = true;
        }
        Thread.ofVirtual().name("stream-find").start(() -> {
            try {
                looking.run();
            } finally {
                synchronized (this) {
                    working = false;
                }
            }
        });
    }

    private void back(long from) {
        long at = from;
        while (!ended && at > history.firstSequence()) {
            at = history.scanBack(at, Math.max(history.firstSequence(), at - STRIDE), signal -> {
                take(signal, older);
                return !ended;
            });
        }
        synchronized (this) {
            complete = !ended;
        }
    }

    private void forth() {
        long to = history.nextSequence();
        long at = history.scan(tail, to, signal -> {
            take(signal, newer);
            return !ended;
        });
        synchronized (this) {
            tail = Math.max(at, tail);
        }
    }

    private void take(SignalCursor signal, Numbers into) {
        if (matcher.test(signal)) {
            synchronized (this) {
                into.add(signal.sequence());
            }
        }
    }

    private static final class Numbers {
        private long[] numbers = new long[256];
        private int held;
        private long all;

        void add(long number) {
            all++;
            if (held == KEPT) {
                return;
            }
            if (held == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.min(KEPT, held * 2));
            }
            numbers[held++] = number;
        }

        /** The index of the first that is not below. */
        int rising(long number) {
            int at = Arrays.binarySearch(numbers, 0, held, number);
            return at >= 0 ? at : -at - 1;
        }

        /** The index of the first that is not above, in falling order. */
        int falling(long number) {
            int low = 0;
            int high = held;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[middle] > number) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        OptionalLong first() { return held == 0 ? OptionalLong.empty() : OptionalLong.of(numbers[0]); }

        OptionalLong last() { return held == 0 ? OptionalLong.empty() : OptionalLong.of(numbers[held - 1]); }
    }
}
