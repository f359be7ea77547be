package dev.thalamus.hub.knowledge;

import dev.thalamus.hub.knowledge.KnowledgeStore.Answer;
import dev.thalamus.hub.knowledge.KnowledgeStore.Done;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What {@link DiskKnowledge} was asked for and has not begun, within bounds. Thread-safe; one thread takes. */
final class Calls {
    private static final int MOST = 16_384;
    private static final long MOST_BYTES = 64L << 20;
    private static final int GROUP = 1_024;

    sealed interface Call {
        String path();

        /** Bytes that it keeps in memory while it waits. */
        default long size() { return 0; }
    }

    record Append(String path, List<byte[]> records, long size, Done done) implements Call {}

    record Put(String path, byte[] document, long size, Done done) implements Call {}

    record Delete(String path, Done done) implements Call {}

    record Read(String path, Answer answer) implements Call {}

    private final ArrayDeque<Call> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** Takes a call, unless too many wait or it is closed. */
    synchronized boolean add(Call call) {
        if (closed || waiting.size() >= MOST || bytes + call.size() > MOST_BYTES) {
            return false;
        }
        waiting.add(call);
        bytes += call.size();
        notifyAll();
        return true;
    }

    /** Takes no more; what waits is still handed out. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits for a call, at most that long; false when it is closed and all is taken. */
    synchronized boolean await(long nanos) {
        long until = System.nanoTime() + nanos;
        try {
            for (long left = nanos; waiting.isEmpty() && !closed && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException ended) {
            closed = true;
        }
        return !waiting.isEmpty() || !closed;
    }

    /** Everything that waits, up to {@value #GROUP}. */
    synchronized List<Call> next() {
        var group = new ArrayList<Call>(Math.min(GROUP, waiting.size()));
        while (group.size() < GROUP && !waiting.isEmpty()) {
            Call call = waiting.remove();
            bytes -= call.size();
            group.add(call);
            if (call instanceof Read) {
                break; // a file may be large: one of them in memory at a time
            }
        }
        return group;
    }
}
