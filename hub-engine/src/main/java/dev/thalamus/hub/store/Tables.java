package dev.thalamus.hub.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables over one connection. Confined to that connection's thread. */
final class Tables implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Tables.class.getName());

    final Connection connection;
    final PendingTable pending;
    final PendingQuestions waiting;
    final KnowledgeTables knowledge;
    final OutboxTable outbox;
    private final Statements statements;

    Tables(Connection connection) {
        this.connection = connection;
        statements = new Statements(connection);
        pending = new PendingTable(statements);
        waiting = new PendingQuestions(statements);
        knowledge = new KnowledgeTables(statements);
        outbox = new OutboxTable(statements);
    }

    /** Writes one word, to learn whether writing works again. */
    void probe() throws SQLException {
        statements.with("UPDATE meta SET value = value + 1 WHERE key = 'probe'").executeUpdate();
    }

    @Override
    public void close() throws SQLException { connection.close(); }

    /** Gives the connection up, which rolls back what was not committed. */
    void drop() {
        try {
            close();
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection did not close", e);
        }
    }
}
