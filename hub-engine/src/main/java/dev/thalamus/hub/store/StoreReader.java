package dev.thalamus.hub.store;

import dev.thalamus.hub.model.Clause;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions from the last commit, beside the writer and never in its way.
 *
 * <p>The thread {@code hub-store-reader} owns one connection that reads; any thread asks.
 */
final class StoreReader {
    private static final int QUEUE = 1_024;
    private static final long IDLE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final System.Logger LOG = System.getLogger(StoreReader.class.getName());

    private final Inbox<Command<?>> inbox = new Inbox<>();
    private final StoreContext context;
    private final Thread thread;
    private @Nullable Tables tables;

    StoreReader(StoreContext context) {
        this.context = context;
        thread = Thread.ofPlatform().name("hub-store-reader").daemon().unstarted(this::run);
    }

    void start() { thread.start(); }

    /** Takes a question, unless too many wait. */
    boolean ask(Command<?> question) { return inbox.offer(question, QUEUE); }

    boolean close(Duration within) throws InterruptedException {
        inbox.close();
        return thread.join(within);
    }

    private void run() {
        while (!inbox.finished()) {
            inbox.await(IDLE_NANOS);
            for (Command<?> question = inbox.poll(); question != null; question = inbox.poll()) {
                answer(question);
            }
        }
        giveUp();
    }

    private void answer(Command<?> question) {
        try {
            question.run(open());
        } catch (SQLException | RuntimeException e) {
            giveUp();
            question.fail(new StoreException(Clause.STORE_NOT_READ.of(e.getMessage()), e));
        }
        try {
            question.answer();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An answer of the store was not taken", e);
        }
    }

    private Tables open() throws SQLException {
        if (tables == null) {
            Tables fresh = new Tables(context.seams().connector().open(context.file()));
            tables = fresh;
            try (var statement = fresh.connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
            }
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
