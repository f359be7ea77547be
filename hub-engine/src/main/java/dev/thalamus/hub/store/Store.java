package dev.thalamus.hub.store;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.model.QueueScope;
import dev.thalamus.hub.model.StoreHealth;
import dev.thalamus.hub.model.Synapse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits for agents and what was learned about them, in one SQLite file that survives a kill.
 *
 * <p>Thread-safe, and nothing but {@link #open} and {@link #close} blocks: each method hands over to a thread of the store and returns false
 * when that one is too far behind. Answers come on that thread, in the order of the calls, and should only post a turn.
 * A command's answer without a problem means: on disk. With a problem it must be taken as not done; nothing is tried again.
 */
public final class Store {
    private final DirectoryLock lock;
    private final Restored restored;
    private final StoreWatch watch;
    private final StoreWriter writer;
    private final StoreReader reader;

    private Store(DirectoryLock lock, DatabaseFile.Opened opened, StoreContext context, Consumer<StoreHealth> onHealth) {
        this.lock = lock;
        restored = opened.restored();
        watch = new StoreWatch(context, onHealth, opened.quarantine());
        writer = new StoreWriter(context, watch, restored.backlogs().stream().mapToLong(Backlog::bytes).sum());
        reader = new StoreReader(context);
        writer.start();
        reader.start();
    }

    /**
     * Opens {@code hub.db} in a data directory, which is made when absent, and keeps every other hub out of it.
     *
     * <p>A damaged file is moved aside to {@code hub.db.corrupt-<stamp>} and the health says {@code QUARANTINED}.
     *
     * @param onHealth is told each change of state, first by this call when not all is well, then on the writer thread
     * @throws StoreException when another hub uses the directory, a newer Thalamus wrote it, or it cannot be written
     */
    public static Store open(Path dir, Clock clock, StoreLimits limits, Consumer<StoreHealth> onHealth) {
        return open(dir, clock, limits, onHealth, Seams.MACHINE);
    }

    static Store open(Path dir, Clock clock, StoreLimits limits, Consumer<StoreHealth> onHealth, Seams seams) {
        DirectoryLock lock = DirectoryLock.take(dir);
        try {
            var context = new StoreContext(dir.resolve("hub.db"), clock, limits, seams);
            return new Store(lock, new DatabaseFile(context).open(), context, onHealth);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What was there when it was opened; deadlines of rows from the future were clamped to their time to live from then on. */
    public Restored restored() {
        return restored;
    }

    /** How it stands now; {@code journalBytes} is 0, the journal knows it. */
    public StoreHealth health() { return watch.health(); }

    /** Bytes of all frames on disk. */
    public long storedBytes() { return writer.storedBytes(); }

    /** Commands that wait for the writer. */
    public int waiting() { return writer.waiting(); }

    /** Transactions committed so far. */
    long commits() { return writer.commits(); }

    /** Stores a signal. False: stalled, full or behind, refuse it with {@code STORE_FULL}. */
    public boolean append(Pending row, Completion done) {
        return writer.store(new Command<>(row.frame().length, tables -> {
            tables.pending.insert(row);
            return true;
        }, (value, problem) -> done.done(problem)));
    }

    /** Puts rows back that were taken, under their old ids. */
    public boolean restore(Collection<Pending> rows, Answer<Volume> answer) {
        List<Pending> copy = List.copyOf(rows);
        return writer.store(
                new Command<>(copy.stream().mapToLong(row -> row.frame().length).sum(), tables -> tables.pending.restore(copy), answer));
    }

    /** Deletes those ids; says what was there. */
    public boolean delete(long[] ids, Answer<Volume> answer) {
        long[] copy = ids.clone();
        return writer.submit(new Command<>(0, tables -> tables.pending.delete(copy), answer));
    }

    /** Deletes what {@link #page} with the same name and instance shows up to {@code upToId} (inclusive); says what was there. */
    public boolean deleteUpTo(String name, @Nullable String instance, long upToId, Answer<Volume> answer) {
        return writer.submit(new Command<>(0, tables -> tables.pending.deleteUpTo(name, instance, upToId), answer));
    }

    /** Deletes those ids and hands them out, so that {@link #restore} can undo it. */
    public boolean take(long[] ids, Answer<List<Pending>> answer) {
        long[] copy = ids.clone();
        return writer.submit(new Command<>(0, tables -> tables.pending.take(copy), answer));
    }

    /** Makes stored signals wait for someone else; their order stays that of the ids. Answers the ids that were there. */
    public boolean readdress(Collection<Address> addresses, Answer<List<Long>> answer) {
        List<Address> copy = List.copyOf(addresses);
        return writer.submit(new Command<>(0, tables -> tables.pending.readdress(copy), answer));
    }

    /** Deletes what expired by {@link Clock#steadyMillis}, at most {@value PendingTable#SWEEP} rows or 16 MiB; answers them. */
    public boolean expire(long nowSteadyMillis, Answer<Swept> answer) {
        return writer.submit(new Command<>(0, tables -> tables.pending.expire(nowSteadyMillis), answer));
    }

    /** Stores a signal for another hub. False: stalled, full or behind. */
    public boolean appendOutgoing(OutboxRow row, Completion done) {
        return writer.store(new Command<>(row.frame().length, tables -> {
            tables.outbox.insert(row);
            return true;
        }, (value, problem) -> done.done(problem)));
    }

    /** Deletes signals for other hubs. False: the writer is behind, try again. */
    public boolean deleteOutgoing(long[] ids, Completion done) {
        long[] copy = ids.clone();
        return submit(tables -> tables.outbox.delete(copy), done);
    }

    /** Saves synapses as they are now. Some thousands at a time, at most. */
    public boolean saveSynapses(Collection<Synapse> synapses, Completion done) {
        List<Synapse> copy = List.copyOf(synapses);
        return submit(tables -> tables.knowledge.saveSynapses(copy), done);
    }

    /** Forgets the synapses of the same source and target. */
    public boolean forgetSynapses(Collection<Synapse> synapses, Completion done) {
        List<Synapse> copy = List.copyOf(synapses);
        return submit(tables -> tables.knowledge.forgetSynapses(copy), done);
    }

    /** Saves names as they are known now. */
    public boolean saveAgents(Collection<KnownAgent> agents, Completion done) {
        List<KnownAgent> copy = List.copyOf(agents);
        return submit(tables -> tables.knowledge.saveAgents(copy), done);
    }

    /** Forgets names; their colours are free again. */
    public boolean forgetAgents(Collection<String> names, Completion done) {
        List<String> copy = List.copyOf(names);
        return submit(tables -> tables.knowledge.forgetAgents(copy), done);
    }

    /** Saves under which names hashes were seen last. */
    public boolean saveInstances(Collection<KnownInstance> instances, Completion done) {
        List<KnownInstance> copy = List.copyOf(instances);
        return submit(tables -> tables.knowledge.saveInstances(copy), done);
    }

    /** Forgets hashes. */
    public boolean forgetInstances(Collection<String> hashes, Completion done) {
        List<String> copy = List.copyOf(hashes);
        return submit(tables -> tables.knowledge.forgetInstances(copy), done);
    }

    /**
     * Reads what waits for a name, in the order of ids.
     *
     * @param instance leaves out what only other instances may get; null leaves out nothing
     * @param afterId the last id that was read before, 0 to begin
     * @param limitBytes bytes of frames after which the page ends; it has at least one row if there is one
     */
    public boolean page(String name, @Nullable String instance, long afterId, int limitRows, long limitBytes, Answer<Page> answer) {
        return reader.ask(new Command<>(0, tables -> tables.waiting.page(name, instance, afterId, limitRows, limitBytes), answer));
    }

    /** What waits for a name, after every command before this one; one element for each instance and one for the name itself. */
    public boolean backlogs(String name, Answer<List<Backlog>> answer) {
        return writer.submit(new Command<>(0, tables -> tables.waiting.backlogs(name), answer));
    }

    /** Counts what waits for a name (empty for all) and was queued up to a time. */
    public boolean count(String name, long queuedUpTo, Answer<Volume> answer) {
        return reader.ask(new Command<>(0, tables -> tables.waiting.count(name, queuedUpTo), answer));
    }

    /**
     * Looks at the next stretch of stored signals for a person, a few hundred at most; the scope's filter and number are the caller's.
     *
     * @param queuedUpTo leaves out what was queued later, by {@link Clock#steadyMillis}
     * @param accepts called on the reader's thread
     * @param afterId the last id that was looked at before, 0 to begin
     */
    public boolean slice(QueueScope scope, long queuedUpTo, Predicate<Pending> accepts, long afterId, Answer<QueueSlice> answer) {
        return reader.ask(new Command<>(0, tables -> tables.waiting.slice(scope, queuedUpTo, accepts, afterId), answer));
    }

    /**
     * Refuses new commands, answers all that it took, and closes the file.
     *
     * @return false when the disk was too slow for that; what was answered is on it all the same
     */
    public boolean close(Duration within) {
        long until = System.nanoTime() + within.toNanos();
        try {
            // The reader first: whoever closes last folds the write-ahead log into the file, and only the writer may write.
            boolean quiet = reader.close(within.dividedBy(4));
            boolean flushed = writer.close(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            if (quiet && flushed) {
                lock.close();
            }
            return quiet && flushed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean submit(Save save, Completion done) {
        return writer.submit(new Command<>(0, tables -> {
            save.run(tables);
            return true;
        }, (value, problem) -> done.done(problem)));
    }

    @FunctionalInterface
    private interface Save {
        void run(Tables tables) throws java.sql.SQLException;
    }
}
