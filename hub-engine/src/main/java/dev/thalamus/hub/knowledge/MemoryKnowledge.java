package dev.thalamus.hub.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Knowledge that ends with the process. Thread-safe; full when its records have as many bytes as it may hold. */
public final class MemoryKnowledge implements KnowledgeStore {
    private final Map<String, List<byte[]>> paths = new HashMap<>();
    private final Consumer<Runnable> turns;
    private final long limit;
    private long bytes;

    /** @param turns runs an answer in a turn, later */
    public MemoryKnowledge(long limitBytes, Consumer<Runnable> turns) {
        this.limit = limitBytes;
        this.turns = turns;
    }

    @Override
    public synchronized boolean append(String path, List<byte[]> records, Done done) {
        long size = size(records);
        if (bytes + size > limit) {
            return false;
        }
        bytes += size;
        paths.computeIfAbsent(path, any -> new ArrayList<>(2)).addAll(records);
        turns.accept(() -> done.done(null));
        return true;
    }

    @Override
    public synchronized boolean put(String path, byte[] document, Done done) {
        long change = document.length - size(paths.getOrDefault(path, List.of()));
        if (bytes + change > limit) {
            return false;
        }
        bytes += change;
        paths.put(path, new ArrayList<>(List.of(document)));
        turns.accept(() -> done.done(null));
        return true;
    }

    @Override
    public synchronized boolean delete(String path, Done done) {
        List<byte[]> gone = paths.remove(path);
        bytes -= gone == null ? 0 : size(gone);
        turns.accept(() -> done.done(null));
        return true;
    }

    @Override
    public synchronized boolean read(String path, Answer answer) {
        List<byte[]> records = List.copyOf(paths.getOrDefault(path, List.of()));
        turns.accept(() -> answer.read(records, null));
        return true;
    }

    @Override
    public void each(String folder, BiConsumer<String, List<byte[]>> visitor) {
        // What ends with the process holds nothing at its start.
    }

    @Override
    public synchronized long bytes() { return bytes; }

    @Override
    public void close() {
        // There is nothing to finish.
    }

    private static long size(List<byte[]> records) {
        long size = 0;
        for (byte[] record : records) {
            size += record.length;
        }
        return size;
    }
}
