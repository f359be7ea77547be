package dev.thalamus.hub.session;

import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.MemoryKnowledge;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A store in memory that fails when a test says so: it takes a write and cannot do it, or it takes nothing at all. */
final class FaultyKnowledge implements KnowledgeStore {
    private final KnowledgeStore store;
    private final Consumer<Runnable> turns;
    /** Writes that are taken and then fail. */
    int failing;
    /** Reads that are taken and then fail. */
    int unreadable;
    /** Whether nothing is taken but reads. */
    boolean full;

    FaultyKnowledge(Consumer<Runnable> turns) {
        this.turns = turns;
        store = new MemoryKnowledge(64 << 20, turns);
    }

    private boolean fails(Done done) {
        if (failing > 0) {
            failing--;
            turns.accept(() -> done.done("the disk broke"));
            return true;
        }
        return false;
    }

    @Override
    public boolean append(String path, List<byte[]> records, Done done) {
        return !full && (fails(done) || store.append(path, records, done));
    }

    @Override
    public boolean put(String path, byte[] document, Done done) { return !full && (fails(done) || store.put(path, document, done)); }

    @Override
    public boolean delete(String path, Done done) { return !full && (fails(done) || store.delete(path, done)); }

    @Override
    public boolean read(String path, Answer answer) {
        boolean barrier = path.endsWith("/none.log");
        return store.read(path, !barrier && unreadable-- > 0 ? (records, problem) -> answer.read(List.of(), "the disk broke") : answer);
    }

    @Override
    public void each(String folder, BiConsumer<String, List<byte[]>> visitor) {
        // It begins empty.
    }

    @Override
    public long bytes() { return store.bytes(); }

    @Override
    public void close() { store.close(); }
}
