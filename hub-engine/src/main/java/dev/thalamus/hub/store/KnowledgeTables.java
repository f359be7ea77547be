package dev.thalamus.hub.store;

import dev.thalamus.hub.model.AgentKind;
import dev.thalamus.hub.model.Synapse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What the hub has learned: synapses, names and hashes. Confined to the thread of its connection. */
final class KnowledgeTables {
    private final Statements statements;

    KnowledgeTables(Statements statements) { this.statements = statements; }

    void saveSynapses(Collection<Synapse> synapses) throws SQLException {
        for (Synapse s : synapses) {
            statements.with("INSERT OR REPLACE INTO synapses VALUES (?, ?, ?, ?, ?, ?, ?)", s.source(), s.target(), s.strength(),
                    s.transmissions(), s.successes(), s.createdMillis(), s.lastUsedMillis()).executeUpdate();
        }
    }

    void forgetSynapses(Collection<Synapse> synapses) throws SQLException {
        for (Synapse s : synapses) {
            statements.with("DELETE FROM synapses WHERE source = ? AND target = ?", s.source(), s.target()).executeUpdate();
        }
    }

    List<Synapse> synapses() throws SQLException {
        var all = new ArrayList<Synapse>();
        try (ResultSet r = statements.with("SELECT * FROM synapses ORDER BY last_used").executeQuery()) {
            while (r.next()) {
                all.add(new Synapse(r.getString(1), r.getString(2), r.getDouble(3), r.getLong(4), r.getLong(5), r.getLong(6),
                        r.getLong(7)));
            }
        }
        return all;
    }

    void saveAgents(Collection<KnownAgent> agents) throws SQLException {
        for (KnownAgent a : agents) {
            statements.with("INSERT OR REPLACE INTO agents VALUES (?, ?, ?, ?, ?)", a.name(), a.color(), a.kind().name(),
                    a.firstSeenMillis(), a.lastSeenMillis()).executeUpdate();
        }
    }

    void forgetAgents(Collection<String> names) throws SQLException {
        for (String name : names) {
            statements.with("DELETE FROM agents WHERE name = ?", name).executeUpdate();
        }
    }

    List<KnownAgent> agents() throws SQLException {
        var all = new ArrayList<KnownAgent>();
        try (ResultSet r = statements.with("SELECT * FROM agents ORDER BY first_seen").executeQuery()) {
            while (r.next()) {
                all.add(new KnownAgent(r.getString(1), r.getInt(2), kind(r.getString(3)), r.getLong(4), r.getLong(5)));
            }
        }
        return all;
    }

    void saveInstances(Collection<KnownInstance> instances) throws SQLException {
        for (KnownInstance i : instances) {
            statements.with("INSERT OR REPLACE INTO instances VALUES (?, ?, ?)", i.hash(), i.name(), i.lastSeenMillis()).executeUpdate();
        }
    }

    void forgetInstances(Collection<String> hashes) throws SQLException {
        for (String hash : hashes) {
            statements.with("DELETE FROM instances WHERE hash = ?", hash).executeUpdate();
        }
    }

    List<KnownInstance> instances() throws SQLException {
        var all = new ArrayList<KnownInstance>();
        try (ResultSet r = statements.with("SELECT * FROM instances ORDER BY last_seen").executeQuery()) {
            while (r.next()) {
                all.add(new KnownInstance(r.getString(1), r.getString(2), r.getLong(3)));
            }
        }
        return all;
    }

    private static AgentKind kind(String name) {
        return Arrays.stream(AgentKind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(AgentKind.LIVE);
    }
}
