package dev.thalamus.hub.network;

import dev.thalamus.hub.audit.AuditLog;
import dev.thalamus.hub.audit.AuditReader;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.core.Governance;
import dev.thalamus.hub.core.NameKeys;
import dev.thalamus.hub.core.NetworkMeters;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.AnswersSeen;
import dev.thalamus.hub.identity.ApiKeys;
import dev.thalamus.hub.identity.AuthAdapter;
import dev.thalamus.hub.identity.AuthRegistry;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Ed25519;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.knowledge.DiskKnowledge;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.MemoryKnowledge;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.query.History;
import dev.thalamus.hub.session.Expectations;
import dev.thalamus.hub.session.SessionLimits;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.session.Tasks;
import dev.thalamus.hub.session.Trail;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Identities, rules, sessions, tasks and AG2's wire, put together.
 *
 * <p>Opened and closed by the engine; everything else is confined to the core.
 */
public final class NetworkHub implements AutoCloseable {
    /** What it stands on; {@code proofs} are ways of proof besides the hub's own. */
    public record Parts(HubConfig config, Core core, SerialOwner owner, EventBus events, Clock clock, Ids ids, Trail trail,
            List<AuthAdapter> proofs, History history, AuditLog audit) {}

    private static final int MOST_IDENTITY = 256 << 10;
    /** With its checkpoint; so much an answer can hold. */
    private static final int MOST_TASK = Out.LIMIT - Out.AROUND;
    /** Of all identities, and of all tasks: more than ten thousand usual ones take. */
    private static final long MOST_MEMORY = 128L << 20;

    private static final long LAST_TURN_MILLIS = 1_000;

    private final HubConfig.Network limits;
    private final Clock clock;
    private final SerialOwner owner;
    private final EventBus events;
    private final KnowledgeStore store;
    private final Directory directory;
    private final RuleGate gate;
    private final Sessions sessions;
    private final Tasks tasks;
    private final TakingBack takingBack;
    private final Expectations expectations;
    private final Presence presence;
    private final NetworkProtocol protocol;
    private final Desk desk;
    private final AuditTrail audit;
    private final Trail trail;
    private final AnswersSeen answers;
    private final Deliveries deliveries;
    private final AuditLog log;
    private long toldForgotten;
    private long nextTtlSweep;
    private long nextExpectationSweep;

    private NetworkHub(Parts parts) throws IOException {
        limits = parts.config.network();
        clock = parts.clock;
        owner = parts.owner;
        events = parts.events;
        log = parts.audit;
        java.util.function.Consumer<Runnable> turns = work -> parts.owner.submit(Turn.of(work));
        store = limits.durable()
                ? new DiskKnowledge(parts.config.storage().dir().resolve("network"),
                        new DiskKnowledge.Bounds(limits.logBytes(), limits.forceWithin()), turns,
                        what -> parts.events.publish(new HubEvent.Fault(clock.wallMillis(), Clause.IN_SESSIONS.of(), what)))
                : new MemoryKnowledge(limits.logBytes(), turns);
        var stamps = new Stamps(clock, new SecureRandom());
        var keys = new ApiKeys();
        var proofs = new ArrayList<AuthAdapter>(List.of(AuthRegistry.none(), keys, new Ed25519(clock)));
        proofs.addAll(parts.proofs);
        directory = new Directory(store, stamps, new AuthRegistry(proofs), keys, limits.keysOnly(),
                new DocumentRoom("identities", new DocumentRoom.Bounds(limits.agents(), MOST_IDENTITY, MOST_MEMORY)));
        gate = new RuleGate(directory, clock);
        audit = new AuditTrail(parts.audit, directory);
        trail = (kind, fields) -> {
            audit.record(kind, fields);
            parts.trail.record(kind, fields);
        };
        var on = new Sessions.Parts(directory, gate, store, stamps, clock, parts.events, trail, new SessionLimits(limits.inviteAck(),
                limits.sessions(), limits.sessionBytes(), limits.logBytes(), limits.memoryBytes()));
        tasks = new Tasks(on, new DocumentRoom("tasks", new DocumentRoom.Bounds(limits.tasks(), MOST_TASK, MOST_MEMORY)));
        sessions = new Sessions(on, tasks);
        takingBack = new TakingBack(List.of(directory.changes(), tasks.changes()), parts.events, clock);
        expectations = new Expectations(sessions, on);
        deliveries = new Deliveries(sessions, clock, parts.config.delivery().softBytes(), trail);
        var neural = new NeuralBridge(parts.core, directory, clock, parts.ids);
        neural.connect(sessions, deliveries);
        var stream = new Stream(parts.core, directory, sessions, deliveries, neural);
        sessions.watcher(stream);
        presence = new Presence(directory, sessions, parts.events, clock);
        protocol = new NetworkProtocol(
                new NetworkProtocol.Parts(parts.config, parts.owner, parts.events, clock, directory, stamps, deliveries,
                        sessions, presence, trail));
        neural.connected(() -> presence.views(protocol.endpoints()));
        answers = new AnswersSeen(parts.history, clock);
        Dialogue dialogue = protocol.dialogue();
        dialogue.operations(new Operations(new AgentOps(directory, gate, neural, answers, trail),
                new ChannelOps(sessions, stamps, trail), new TaskOps(tasks), stream, trail, dialogue::bind,
                gone -> {
                    dialogue.unbind(gone);
                    sessions.forget(gone.id());
                }));
        directory.giveWay(one -> parts.core.directory().instances(one.name()) > 0 || sessions.engages(one.id()), gone -> {
            gate.forget(gone.id());
            sessions.forget(gone.id());
        });
        desk = new Desk(directory, sessions,
                new NetworkViews(new NetworkViews.Parts(directory, gate, sessions, expectations, tasks, deliveries, parts.core, answers)),
                trail, new AuditReader(parts.audit), id -> protocol.revoked(id) + parts.core.revoked(id), parts);
        restore();
        nextTtlSweep = clock.nanos() + limits.ttlSweep().toNanos();
        nextExpectationSweep = clock.nanos() + limits.expectationSweep().toNanos();
        if (limits.enabled()) {
            parts.core.foreign(neural);
        }
        parts.core.rules(audit.watching(gate));
        parts.core.keys(new NameKeys() {
            @Override
            public @Nullable String problem(String name, @Nullable String key) { return directory.keyProblem(name, key); }

            @Override
            public @Nullable String id(String name, @Nullable String key) { return directory.keyShown(name, key); }
        });
    }

    /** Opens it on what is on the disk, which is read before anybody connects. */
    public static NetworkHub open(Parts parts) throws IOException {
        return new NetworkHub(parts);
    }

    private void restore() throws IOException {
        directory.restore();
        tasks.restore();
        sessions.restore();
    }

    /** The connections at {@code /network}. */
    public NetworkProtocol protocol() { return protocol; }

    public Directory directory() { return directory; }

    /** What every path of messages asks; {@link RuleGate#armed} first. */
    public RuleGate gate() { return gate; }

    public Sessions sessions() { return sessions; }

    public Tasks tasks() { return tasks; }

    /** Takes down who did what. */
    public Trail trail() { return trail; }

    /** What the window and scripts see and change. */
    public Governance desk() { return desk; }

    /** For monitors. In a turn. */
    public NetworkMeters meters() {
        Sessions.Counts counts = sessions.counts();
        return new NetworkMeters(counts.kept(), counts.open(), directory.all().size(), tasks.count(), takingBack.owed(),
                directory.forgotten(), counts.forgotten(), counts.refused() + directory.refused() + tasks.refused(), counts.dropped(),
                deliveries.lost(), log.lost());
    }

    /** Called ten times a second. */
    public void tick(boolean wholeSecond) {
        sessions.tick();
        if (wholeSecond) {
            sessions.save();
            protocol.tick();
            audit.tick();
            takingBack.tick();
            tellForgotten();
        }
        long now = clock.nanos();
        if (!limits.ttlSweep().isZero() && now - nextTtlSweep >= 0) {
            nextTtlSweep = now + limits.ttlSweep().toNanos();
            sweepTtl();
        }
        if (!limits.expectationSweep().isZero() && now - nextExpectationSweep >= 0) {
            nextExpectationSweep = now + limits.expectationSweep().toNanos();
            sweepExpectations();
        }
    }

    private void tellForgotten() {
        long more = directory.forgotten() - toldForgotten;
        if (more > 0) {
            toldForgotten += more;
            events.publish(new HubEvent.Forgotten(clock.wallMillis(), HubEvent.Forgotten.What.IDENTITIES, more, directory.all().size()));
        }
    }

    /** Ends sessions and tasks that have outlived their time. */
    public void sweepTtl() {
        sessions.expire();
        tasks.expire();
    }

    /** Looks whether what sessions expect has happened. */
    public void sweepExpectations() { expectations.sweep(); }

    /** Writes down who acknowledged what; in a turn, before {@link #close}. */
    public void save() {
        sessions.save();
        takingBack.finish();
    }

    /** Everything that was taken is on the disk, and what was told of it in the audit log. Not in a turn: it blocks. */
    @Override
    public void close() {
        answers.close();
        desk.close();
        try {
            store.close();
        } finally {
            lastTurn();
        }
    }

    /** Behind the store's last answers, which may run on another thread and go on the record. */
    private void lastTurn() {
        var over = new CountDownLatch(1);
        owner.submitElsewhere(Turn.of(() -> {
            audit.tick();
            takingBack.end();
            over.countDown();
        }));
        try {
            if (!over.await(LAST_TURN_MILLIS, TimeUnit.MILLISECONDS)) {
                System.getLogger(NetworkHub.class.getName()).log(System.Logger.Level.ERROR,
                        "the core did not end its turns in time: the audit log may lack what was told last");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
