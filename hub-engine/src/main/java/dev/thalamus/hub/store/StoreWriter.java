package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Clause;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Commits commands in groups: one fsync for all that came while the last one was under way.
 *
 * <p>The thread {@code hub-store-writer} owns the only connection that writes; any thread submits. A group ends when nothing waits, at
 * {@value #GROUP} commands, at {@value #GROUP_BYTES} bytes or after 5 ms. What fails to commit is reported to its sender and not tried again;
 * the connection is given up, and once a second a new one is probed until writing works.
 */
final class StoreWriter {
    static final int GROUP = 1_024;
    private static final long GROUP_BYTES = 8 << 20;
    private static final long GROUP_NANOS = Duration.ofMillis(5).toNanos();
    private static final long QUEUE_BYTES = 64 << 20;
    private static final System.Logger LOG = System.getLogger(StoreWriter.class.getName());

    private final Inbox<Command<?>> inbox = new Inbox<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final StoreContext context;
    private final StoreWatch watch;
    private final Thread thread;
    private final AtomicLong storedBytes;
    private @Nullable Tables tables;

    StoreWriter(StoreContext context, StoreWatch watch, long storedBytes) {
        this.context = context;
        this.watch = watch;
        this.storedBytes = new AtomicLong(storedBytes);
        thread = Thread.ofPlatform().name("hub-store-writer").daemon().unstarted(this::run);
    }

    void start() { thread.start(); }

    /** Takes a command that brings frames, unless the store is stalled, full or behind. */
    boolean store(Command<?> command) {
        long queued = queuedBytes.addAndGet(command.bytes);
        StoreLimits limits = context.limits();
        boolean taken = !watch.stalled() && queued <= QUEUE_BYTES && storedBytes.get() + queued <= limits.storeBytes()
                && inbox.offer(command, limits.queueCommands() - limits.queueCommands() / 4);
        if (!taken) {
            queuedBytes.addAndGet(-command.bytes);
        }
        return taken;
    }

    /** Takes a command that frees or remembers something, unless the writer is behind. */
    boolean submit(Command<?> command) {
        return inbox.offer(command, context.limits().queueCommands());
    }

    long storedBytes() { return storedBytes.get(); }

    /** Transactions committed so far. */
    long commits() { return commits.get(); }

    int waiting() { return inbox.size(); }

    /** Refuses new commands, commits what waits, closes. True when that was done within the time. */
    boolean close(Duration within) throws InterruptedException {
        inbox.close();
        return thread.join(within);
    }

    private void run() {
        long nextTick = context.clock().nanos();
        while (!inbox.finished()) {
            inbox.await(Math.max(1, nextTick - context.clock().nanos()));
            List<Command<?>> group = gather();
            if (!group.isEmpty()) {
                commit(group);
            }
            if (nextTick - context.clock().nanos() <= 0) {
                tick();
                nextTick = context.clock().nanos() + context.seams().tick().toNanos();
            }
        }
        giveUp();
    }

    private List<Command<?>> gather() {
        var group = new ArrayList<Command<?>>();
        long until = context.clock().nanos() + GROUP_NANOS;
        long bytes = 0;
        while (group.size() < GROUP && bytes < GROUP_BYTES && (group.isEmpty() || context.clock().nanos() - until < 0)) {
            Command<?> command = inbox.poll();
            if (command == null) {
                break;
            }
            group.add(command);
            bytes += command.bytes;
        }
        return group;
    }

    private void commit(List<Command<?>> group) {
        try {
            if (tables == null && watch.broken()) {
                throw new SQLException(watch.detail());
            }
            Tables open = open();
            open.pending.begin();
            for (Command<?> command : group) {
                run(command, open);
            }
            context.seams().crash().accept(CrashPoint.AFTER_INSERT);
            open.pending.rememberHighest();
            context.seams().crash().accept(CrashPoint.BEFORE_COMMIT);
            open.connection.commit();
            storedBytes.addAndGet(open.pending.grown());
            commits.incrementAndGet();
            context.seams().crash().accept(CrashPoint.AFTER_COMMIT);
        } catch (SQLException | RuntimeException e) {
            giveUp();
            watch.broke(e);
            group.forEach(command -> command.fail(new StoreException(Clause.STORE_NOT_WRITTEN.of(e.getMessage()), e)));
        }
        for (Command<?> command : group) {
            queuedBytes.addAndGet(-command.bytes);
            try {
                command.answer();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "An answer of the store was not taken", e);
            }
        }
    }

    /** A row that SQLite will not have costs itself only: SQLite undoes that statement, and the transaction goes on. */
    private static void run(Command<?> command, Tables open) throws SQLException {
        try {
            command.run(open);
        } catch (SQLException e) {
            int code = e.getErrorCode() & 0xFF;
            if (code != SQLiteErrorCode.SQLITE_CONSTRAINT.code && code != SQLiteErrorCode.SQLITE_TOOBIG.code
                    && code != SQLiteErrorCode.SQLITE_MISMATCH.code) {
                throw e;
            }
            command.fail(new StoreException(Clause.ROW_REFUSED.of(e.getMessage()), e));
        }
    }

    private void tick() {
        if (watch.broken()) {
            try {
                Tables open = open();
                open.probe();
                open.connection.commit();
                watch.mended();
            } catch (SQLException | RuntimeException e) {
                giveUp();
                watch.broke(e);
            }
        }
        watch.look();
    }

    private Tables open() throws SQLException {
        if (tables == null) {
            Tables fresh = new Tables(context.seams().connector().open(context.file()));
            tables = fresh;
            storedBytes.set(fresh.waiting.bytes());
            fresh.connection.setAutoCommit(false);
        }
        return tables;
    }

    private void giveUp() {
        if (tables != null) {
            tables.drop();
            tables = null;
        }
    }
}
