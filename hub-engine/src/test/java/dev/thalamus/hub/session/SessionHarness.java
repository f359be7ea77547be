package dev.thalamus.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.ManualClock;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.event.Subscription;
import dev.thalamus.hub.identity.ApiKeys;
import dev.thalamus.hub.identity.AuthRegistry;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Passport;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Resume;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.identity.Ttl;
import dev.thalamus.hub.knowledge.DiskKnowledge;
import dev.thalamus.hub.knowledge.DocumentRoom;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.knowledge.MemoryKnowledge;
import dev.thalamus.hub.model.ExpectationView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sessions without a network, on a clock that a test moves. Turns run when the test says so. Confined to the test's thread. */
final class SessionHarness implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    static final SessionLimits LIMITS = new SessionLimits(Duration.ofSeconds(15), 20_000, 1 << 20, 64 << 20, 8 << 20);

    private static final long PATIENCE_NANOS = 15_000_000_000L;

    final ManualClock clock;
    final Queue<Runnable> turns = new ConcurrentLinkedQueue<>();
    /** What was handed to whom, as words or the type of the event. */
    final Map<String, List<String>> handed = new HashMap<>();
    /** What went on the record, as its kind with its fields. */
    final List<String> record = new ArrayList<>();
    final EventBus events = new EventBus();
    final Subscription watched = events.subscribe(100_000);
    final KnowledgeStore store;
    final Directory directory;
    final Tasks tasks;
    final Sessions sessions;
    final Expectations expectations;

    /** @param store is given what runs turns */
    SessionHarness(ManualClock clock, SessionLimits limits, Function<Consumer<Runnable>, KnowledgeStore> store) {
        this.clock = clock;
        this.store = store.apply(turns::add);
        var stamps = new Stamps(clock, new Random(7));
        directory = new Directory(this.store, stamps, new AuthRegistry(List.of(AuthRegistry.none())), new ApiKeys(), false,
                new DocumentRoom("identities", new DocumentRoom.Bounds(1_000, 10_000, 1 << 20)));
        var parts = new Sessions.Parts(directory, new RuleGate(directory, clock), this.store, stamps, clock, events,
                (kind, fields) -> record.add(kind + " " + fields), limits);
        tasks = new Tasks(parts, new DocumentRoom("tasks", new DocumentRoom.Bounds(10, 10_000, 58_500)));
        sessions = new Sessions(parts, tasks);
        expectations = new Expectations(sessions, parts);
        sessions.watcher(new Watcher() {
            @Override
            public void said(Session session, Envelope envelope, byte[] json, List<String> recipients) {
                String what = envelope.words().isEmpty() ? envelope.eventType() : envelope.words();
                recipients.forEach(one -> handed.computeIfAbsent(directory.nameOf(one), any -> new ArrayList<>()).add(what));
            }

            @Override
            public void ended(Session session) {
                // Its last envelope said so.
            }
        });
        try {
            directory.restore();
            tasks.restore();
            sessions.restore();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        run();
    }

    SessionHarness(SessionLimits limits) { this(new ManualClock(), limits, turns -> new MemoryKnowledge(64 << 20, turns)); }

    SessionHarness() { this(LIMITS); }

    /** Opens what lies in a folder. */
    SessionHarness(ManualClock clock, Path dir) {
        this(clock, LIMITS, turns -> {
            try {
                return new DiskKnowledge(dir, new DiskKnowledge.Bounds(64 << 20, Duration.ZERO), turns, fault -> {});
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** Runs all turns, also those that the disk brings. */
    void run() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        for (int others = 1; others > 0;) {
            others = 0;
            boolean[] settled = {false};
            assertThat(store.read("sessions/none.log", (records, problem) -> settled[0] = true)).isTrue();
            while (!settled[0] || !turns.isEmpty()) {
                Runnable turn = turns.poll();
                if (turn != null) {
                    boolean before = settled[0];
                    turn.run();
                    others += before == settled[0] ? 1 : 0;
                } else if (System.nanoTime() > until) {
                    throw new AssertionError("the store does not answer");
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** Time passes, and everything is looked at. */
    void pass(Duration time) {
        clock.pass(time.toMillis());
        look();
    }

    /** What the hub does of itself from time to time. */
    void look() {
        sessions.tick();
        sessions.expire();
        tasks.expire();
        expectations.sweep();
        sessions.save();
        run();
    }

    String agent(String name) {
        String id = directory.register(Passport.of(name), Resume.EMPTY, null, null, KnowledgeStore.Done.IGNORED).id();
        run();
        return id;
    }

    void rule(String name, String json) {
        directory.setRule(directory.need(name).id(), Shape.read(JSON.readTree(json), Rule.class, "rule"), true,
                KnowledgeStore.Done.IGNORED);
        run();
    }

    /** Invites, and does not wait for an answer. */
    Session invite(String type, @Nullable Ttl ttl, String knobs, String creator, String... others) {
        Session session = sessions.open(new Opening(id(creator), type, 1, java.util.Arrays.stream(others).map(this::id).toList(), null,
                ttl, (ObjectNode) JSON.readTree(knobs), JSON.createObjectNode()), ignored());
        run();
        return session;
    }

    /** Opens a session to which all say yes. */
    Session open(String type, String knobs, String creator, String... others) {
        Session session = invite(type, null, knobs, creator, others);
        for (String other : others) {
            answer(session, other, true);
        }
        assertThat(session.state()).isEqualTo(Channel.State.ACTIVE);
        return session;
    }

    void answer(Session session, String invited, boolean yes) {
        sessions.post(Envelope.of(session.id(), id(invited), null, yes ? EventTypes.ACK : EventTypes.REJECT, JSON.createObjectNode()),
                ignored());
        run();
    }

    /** Says a text; answers its id. */
    String say(Session session, String who, String text) {
        return post(Envelope.text(session.id(), id(who), text));
    }

    String post(Envelope envelope) {
        var id = new ArrayList<String>();
        sessions.post(envelope, reply(id::add));
        run();
        return id.getFirst();
    }

    /** Whose turn it is. */
    String next(Session session) {
        String next = session.next();
        return next == null ? "nobody" : directory.nameOf(next);
    }

    /** Why somebody may not say something now. */
    Refusal refused(Session session, String who, String text) {
        try {
            say(session, who, text);
        } catch (Refusal refused) {
            return refused;
        }
        throw new AssertionError(who + " may say " + text);
    }

    void acknowledge(Session session, String who, String envelopeId) { sessions.acknowledge(id(who), session.id(), envelopeId); }

    List<String> handed(String name) { return handed.getOrDefault(name, List.of()); }

    /** The log as it is on the disk. */
    List<Envelope> log(Session session) {
        var lines = new ArrayList<Envelope>();
        sessions.read(session, reply(read -> read.forEach(line -> lines.add(Sessions.envelope(line)))));
        run();
        return lines;
    }

    ExpectationView expectation(Session session, int index) { return expectations.look(session).get(index); }

    /** Events of a type since the last call. */
    <T extends HubEvent> List<T> told(Class<T> type) {
        var of = new ArrayList<T>();
        watched.drain(Integer.MAX_VALUE, event -> {
            if (type.isInstance(event)) {
                of.add(type.cast(event));
            }
        });
        return of;
    }

    long recorded(String kind) { return record.stream().filter(one -> one.startsWith(kind + " ")).count(); }

    String id(String name) { return directory.need(name).id(); }

    static JsonNode data(Envelope envelope) { return envelope.eventData(); }

    private static <T> Reply<T> ignored() { return reply(value -> {}); }

    static <T> Reply<T> reply(Consumer<T> done) {
        return new Reply<>() {
            @Override
            public void done(T value) { done.accept(value); }

            @Override
            public void refused(Refusal why) {
                // Whoever wants to know looks at the session.
            }
        };
    }

    @Override
    public void close() {
        sessions.save();
        run();
        store.close();
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
    }
}
