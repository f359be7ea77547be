package dev.thalamus.ui.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import javafx.collections.ObservableListBase;

/**
 * The newest rows of something endless: a bounded ring that tells its watchers of a whole batch at once.
 *
 * <p>Confined to the FX thread. Appending drops the oldest rows that no longer fit and counts them.
 */
public final class RingList<E> extends ObservableListBase<E> implements RandomAccess {
    private final Object[] ring;
    private int head;
    private int size;
    private long evicted;

    public RingList(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
        }
        ring = new Object[capacity];
    }

    @Override
    @SuppressWarnings("unchecked")
    public E get(int index) { return (E) ring[slot(Objects.checkIndex(index, size))]; }

    @Override
    public int size() { return size; }

    public int capacity() { return ring.length; }

    /** How many rows gave way to newer ones since the list was made or cleared. */
    public long evicted() { return evicted; }

    /** Adds rows at the end; the oldest give way. */
    public void append(List<? extends E> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<? extends E> fits = batch.size() <= ring.length ? batch : batch.subList(batch.size() - ring.length, batch.size());
        int leaving = Math.max(0, size + fits.size() - ring.length);
        evicted += leaving + (batch.size() - fits.size());
        beginChange();
        if (leaving > 0) {
            nextRemove(0, firstRows(leaving));
            dropFirst(leaving);
        }
        int from = size;
        for (E row : fits) {
            ring[slot(size++)] = row;
        }
        nextAdd(from, size);
        endChange();
    }

    /** Adds older rows before the first, as many of the newest of them as fit; returns how many. */
    public int prepend(List<? extends E> batch) {
        int count = Math.min(batch.size(), ring.length - size);
        if (count == 0) {
            return 0;
        }
        beginChange();
        head = Math.floorMod(head - count, ring.length);
        size += count;
        int from = batch.size() - count;
        for (int i = 0; i < count; i++) {
            ring[slot(i)] = batch.get(from + i);
        }
        nextAdd(0, count);
        endChange();
        return count;
    }

    @Override
    public void clear() {
        evicted = 0;
        if (size == 0) {
            return;
        }
        beginChange();
        nextRemove(0, firstRows(size));
        dropFirst(size);
        endChange();
    }

    private List<E> firstRows(int count) {
        var rows = new ArrayList<E>(count);
        for (int i = 0; i < count; i++) {
            rows.add(get(i));
        }
        return rows;
    }

    @SuppressWarnings("NullAway") // An empty slot is never read: get checks the index.
    private void dropFirst(int count) {
        for (int i = 0; i < count; i++) {
            ring[slot(i)] = null;
        }
        head = slot(count);
        size -= count;
    }

    private int slot(int index) { return (head + index) % ring.length; }
}
