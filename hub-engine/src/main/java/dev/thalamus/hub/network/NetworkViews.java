package dev.thalamus.hub.network;

import static java.util.Objects.requireNonNullElse;

import dev.thalamus.hub.core.Agent;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.identity.AgentRecord;
import dev.thalamus.hub.identity.AnswersSeen;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Passport;
import dev.thalamus.hub.identity.Refusal;
import dev.thalamus.hub.identity.Resume;
import dev.thalamus.hub.identity.Rule;
import dev.thalamus.hub.identity.RuleGate;
import dev.thalamus.hub.identity.Shape;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.Protocol;
import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.model.TaskView;
import dev.thalamus.hub.session.Channel;
import dev.thalamus.hub.session.Envelope;
import dev.thalamus.hub.session.Expectations;
import dev.thalamus.hub.session.Reply;
import dev.thalamus.hub.session.Session;
import dev.thalamus.hub.session.Sessions;
import dev.thalamus.hub.session.Tasks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions and identities as people are shown them. Confined to the core. */
final class NetworkViews {
    /** What is shown. */
    record Parts(Directory directory, RuleGate gate, Sessions sessions, Expectations expectations, Tasks tasks, Deliveries deliveries,
            Core core,
            AnswersSeen answers) {}

    private final Parts parts;
    private final Directory directory;
    private final Sessions sessions;

    NetworkViews(Parts parts) {
        this.parts = parts;
        directory = parts.directory;
        sessions = parts.sessions;
    }

    /** The newest {@code limit} sessions, newest first. */
    public List<SessionView> sessions(int limit) {
        var newest = new ArrayList<>(sessions.all());
        return newest.reversed().stream().limit(limit).map(this::session).toList();
    }

    /** @throws Refusal when there is none with that id */
    public SessionView session(String id) { return session(sessions.need(id)); }

    private SessionView session(Session session) {
        Channel channel = session.channel();
        String next = session.next();
        return new SessionView(session.id(), channel.labels().path("intent").asString(""), session.type(), session.state().wire(),
                directory.nameOf(channel.creatorId()),
                names(session.parties()), channel.createdAt(), requireNonNullElse(channel.expiresAt(), ""),
                Stamps.timeOf(session.lastId(), channel.createdAt()),
                requireNonNullElse(channel.closedAt(), ""), channel.closeReason(), names(channel.pendingAcks()),
                next == null ? "" : directory.nameOf(next), session.texts(), session.committed(), session.bytes());
    }

    /** How the expectations of a session stand; null when there is none with that id. */
    public @Nullable List<ExpectationView> expectations(String id) {
        Session session = sessions.find(id);
        return session == null ? null : parts.expectations.look(session);
    }

    /** The newest tasks; null where there is no such agent. */
    public @Nullable List<TaskView> tasks(@Nullable String agent, @Nullable String sessionId, int limit) {
        if (agent == null) {
            return parts.tasks.look(null, sessionId, limit);
        }
        AgentRecord owner = found(agent);
        return owner == null ? null : parts.tasks.look(owner.id(), sessionId, limit);
    }

    private @Nullable AgentRecord found(String nameOrId) {
        AgentRecord found = directory.byName(nameOrId);
        return found == null ? directory.byId(nameOrId) : found;
    }

    private List<String> names(List<String> ids) { return ids.stream().map(directory::nameOf).toList(); }

    /** The log from a line on. */
    public void log(String id, int from, int limit, Reply<SessionLogView> reply) {
        Session session = sessions.need(id);
        sessions.read(session, new Reply<>() {
            @Override
            public void done(List<byte[]> lines) {
                int first = Math.clamp(from, 0, lines.size());
                var entries = new ArrayList<SessionEntry>();
                for (int i = first; i < Math.min(lines.size(), (long) first + limit); i++) {
                    entries.add(entry(i, lines.get(i)));
                }
                var cursors = new HashMap<String, String>();
                session.parties().stream().filter(party -> !session.cursor(party).isEmpty())
                        .forEach(party -> cursors.put(directory.nameOf(party), session.cursor(party)));
                List<String> expectations = session.channel().manifest().expectations().stream()
                        .map(one -> one.name() + " " + one.params().path("seconds").asString("") + " s: " + one.onViolation()).toList();
                reply.done(new SessionLogView(session(session), lines.size(), entries, expectations, cursors));
            }

            @Override
            public void refused(Refusal why) { reply.refused(why); }
        });
    }

    private SessionEntry entry(int index, byte[] json) {
        Envelope envelope = Sessions.envelope(json);
        List<String> audience = envelope.audience();
        return new SessionEntry(index, envelope.envelopeId(), directory.nameOf(envelope.senderId()),
                audience == null ? List.of() : names(audience),
                envelope.eventType(), envelope.words(), envelope.createdAt(), requireNonNullElse(envelope.causationId(), ""),
                new String(json, StandardCharsets.UTF_8));
    }

    /** All identities, by name; agents of NeuralHub get theirs stamped when it first matters, and have no id until then. */
    public List<IdentityView> identities() {
        return Stream.concat(directory.all().stream(), plain()).map(this::identity)
                .sorted(java.util.Comparator.comparing(IdentityView::name)).toList();
    }

    /** Connected agents of NeuralHub about which nothing was decided yet. */
    private Stream<AgentRecord> plain() {
        return parts.core.directory().agents().stream().map(Agent::name).distinct().filter(name -> directory.byName(name) == null)
                .map(name -> new AgentRecord(Passport.of(name), Resume.EMPTY, Rule.DEFAULT, false, null, "", true, Map.of()));
    }

    /** The identity of that name or id; null when there is none. */
    public @Nullable IdentityView identity(String nameOrId) {
        AgentRecord found = found(nameOrId);
        return found == null
                ? plain().filter(agent -> agent.name().equals(nameOrId)).findFirst().map(this::identity).orElse(null)
                : identity(found);
    }

    private IdentityView identity(AgentRecord agent) {
        Map<String, IdentityView.Observed> observed = agent.resume().with(parts.answers.of(agent.name())).observed().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new IdentityView.Observed(entry.getValue().n(),
                        entry.getValue().completed(), entry.getValue().failed(), entry.getValue().expired(),
                        requireNonNullElse(entry.getValue().p50LatencyMs(), -1L))));
        Map<String, Long> hits = parts.gate.hits(agent.id()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        return new IdentityView(agent.id(), agent.name(), agent.passport().owner(), requireNonNullElse(agent.passport().model(), ""),
                agent.passport().kindName(), agent.passport().auth().scheme(), agent.neural() ? Protocol.NEURAL : Protocol.NETWORK,
                agent.neural() ? parts.core.directory().instances(agent.name()) > 0 : parts.deliveries.of(agent.id()) != null,
                agent.passport().createdAt(),
                agent.resume().summary(),
                List.copyOf(agent.resume().capabilities()), agent.resume().domains(), observed,
                new String(Shape.write(agent.rule()), StandardCharsets.UTF_8), agent.rule().restricts(), agent.operatorRule(), hits,
                sessions.unacknowledged(agent.id()),
                directory.keys().stream().filter(key -> key.name().equals(agent.name()))
                        .map(key -> new IdentityView.Key(key.id(), key.createdAt())).toList());
    }
}
