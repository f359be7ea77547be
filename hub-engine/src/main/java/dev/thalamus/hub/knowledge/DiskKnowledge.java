package dev.thalamus.hub.knowledge;

import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge in files that survives a kill and, unless it may be forced later, a power cut: what is answered is on the disk.
 *
 * <p>Thread-safe. The thread {@code hub-knowledge} takes everything that came while it was busy as one group: each file of the group is written
 * and forced once, and then all of it is answered in one turn. Logs may be answered as soon as they are written and forced a while later, each
 * once for all that came meanwhile. Open it after the store of the same directory, whose lock keeps other hubs out.
 */
public final class DiskKnowledge implements KnowledgeStore {
    private static final long CLOSE_MILLIS = Duration.ofSeconds(4).toMillis();

    /**
     * How far it goes.
     *
     * @param bytes most bytes of all files; beyond, only documents are replaced and removed
     * @param forceWithin after what time at most the forcing of a log that was answered begins; 0 to force before the answer
     */
    public record Bounds(long bytes, Duration forceWithin) {}

    private final Folder folder;
    private final Consumer<Runnable> turns;
    private final Consumer<String> onFault;
    private final long limit;
    private final long forceNanos;
    private final Thread thread;
    private final Calls calls = new Calls();
    private volatile long bytes;
    /** Of {@code hub-knowledge}: when what is written must be forced, while {@link Folder#owesForce}. */
    private long forceAt;
    /** Of {@code hub-knowledge}: a file could not be forced after its answer, so that from then on nobody is answered before. */
    private boolean wary;

    /**
     * Opens a folder, which is made when absent.
     *
     * @param turns runs the answers of a group in a turn
     * @param onFault told when what was answered could not be forced
     */
    public DiskKnowledge(Path folder, Bounds bounds, Consumer<Runnable> turns, Consumer<String> onFault) throws IOException {
        this(new Folder(folder, file -> file.force(false)), bounds, turns, onFault);
    }

    DiskKnowledge(Folder folder, Bounds bounds, Consumer<Runnable> turns, Consumer<String> onFault) {
        this.folder = folder;
        limit = bounds.bytes;
        forceNanos = bounds.forceWithin.toNanos();
        this.turns = turns;
        this.onFault = onFault;
        thread = Thread.ofPlatform().daemon().name("hub-knowledge").unstarted(this::run);
    }

    @Override
    public void each(String name, BiConsumer<String, List<byte[]>> visitor) throws IOException {
        folder.each(name, (path, records) -> {
            try {
                visitor.accept(path, records);
            } catch (RuntimeException unreadable) {
                System.getLogger(DiskKnowledge.class.getName()).log(System.Logger.Level.ERROR,
                        path + " is whole, but is not what this hub writes, and is left alone: " + unreadable.getMessage());
            }
        });
        bytes = folder.bytes();
    }

    @Override
    public boolean append(String path, List<byte[]> records, Done done) {
        long size = 0;
        for (byte[] record : records) {
            size += record.length;
        }
        return bytes + size <= limit && add(new Calls.Append(path, List.copyOf(records), size, done));
    }

    @Override
    public boolean put(String path, byte[] document, Done done) { return add(new Calls.Put(path, document, document.length, done)); }

    @Override
    public boolean delete(String path, Done done) { return add(new Calls.Delete(path, done)); }

    @Override
    public boolean read(String path, Answer answer) { return add(new Calls.Read(path, answer)); }

    @Override
    public long bytes() { return bytes; }

    private synchronized boolean add(Calls.Call call) {
        if (!calls.add(call)) {
            return false;
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        return true;
    }

    @Override
    public void close() {
        synchronized (this) { // the thread is started by now, or never
            calls.close();
        }
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(CLOSE_MILLIS);
            }
            folder.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run() {
        while (calls.await(folder.owesForce() ? forceAt - System.nanoTime() : Long.MAX_VALUE)) {
            List<Calls.Call> group = calls.next();
            if (!group.isEmpty()) {
                List<Runnable> answers = perform(group);
                turns.accept(() -> answers.forEach(Runnable::run));
            }
            if (folder.failedToForce() || folder.owesForce() && forceAt - System.nanoTime() <= 0) {
                force();
            }
        }
        force();
    }

    private void force() {
        try {
            folder.force();
        } catch (IOException failed) {
            wary = true;
            onFault.accept(Clause.FORCED_LATE.of(failed.getMessage()));
        }
    }

    private List<Runnable> perform(List<Calls.Call> group) {
        var answers = new ArrayList<Runnable>(group.size());
        Map<String, List<Calls.Append>> logs = new LinkedHashMap<>();
        for (Calls.Call call : group) {
            if (!(call instanceof Calls.Append) && logs.containsKey(call.path())) {
                write(call.path(), logs, answers);
            }
            switch (call) {
                case Calls.Append append -> logs.computeIfAbsent(append.path(), any -> new ArrayList<>()).add(append);
                case Calls.Put put -> answer(put.done(), attempt(() -> folder.put(put.path(), Lines.of(List.of(put.document())))), answers);
                case Calls.Delete delete -> answer(delete.done(), attempt(() -> folder.delete(delete.path())), answers);
                case Calls.Read read -> read(read, answers);
            }
        }
        for (String path : List.copyOf(logs.keySet())) {
            write(path, logs, answers);
        }
        folder.settle();
        bytes = folder.bytes();
        return answers;
    }

    private void write(String path, Map<String, List<Calls.Append>> logs, List<Runnable> answers) {
        List<Calls.Append> appends = java.util.Objects.requireNonNull(logs.remove(path));
        List<byte[]> records = appends.stream().flatMap(append -> append.records().stream()).toList();
        boolean now = forceNanos == 0 || wary;
        if (!now && !folder.owesForce()) {
            forceAt = System.nanoTime() + forceNanos;
        }
        String problem = attempt(() -> folder.append(path, Lines.of(records), now));
        appends.forEach(append -> answer(append.done(), problem, answers));
    }

    private void read(Calls.Read read, List<Runnable> answers) {
        var records = new ArrayList<byte[]>();
        String problem = attempt(() -> records.addAll(folder.read(read.path())));
        answers.add(() -> read.answer().read(records, problem));
    }

    private static void answer(Done done, @Nullable String problem, List<Runnable> answers) { answers.add(() -> done.done(problem)); }

    private interface Work {
        void run() throws IOException;
    }

    private static @Nullable String attempt(Work work) {
        try {
            work.run();
            return null;
        } catch (IOException | RuntimeException failed) {
            return Clause.NOT_WRITTEN.of(failed.getMessage());
        }
    }
}
