package dev.thalamus.hub.identity;

import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.TokenBucket;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one gate at which rules are enforced. Confined to the core.
 *
 * <p>A rule that someone changes holds from the next message on. Whatever is refused is counted for the agent whose rule refused it.
 */
public final class RuleGate implements NameRules {
    /** What a rule refused. */
    public enum Limit {
        INBOUND_FROM, OUTBOUND_TO, INITIATE, ACCEPT, SESSIONS, TASKS, RATE, DEPTH, INBOX
    }

    private record Key(String agentId, Limit limit) {}

    private record Metered(Rule.Rate rate, TokenBucket bucket) {}

    private final Directory directory;
    private final Clock clock;
    private final Map<String, Metered> meters = new HashMap<>();
    private final Map<Key, Long> hits = new HashMap<>();

    public RuleGate(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public boolean armed() { return directory.restricts(); }

    @Override
    public Reason judge(String from, String to, long nanos) {
        if (!to.isEmpty() && !allows(from, to)) {
            return Reason.RULE;
        }
        AgentRecord sender = directory.byName(from);
        if (sender != null && !withinRate(sender, nanos)) {
            hit(sender, Limit.RATE);
            return Reason.RATE_LIMITED;
        }
        return Reason.NONE;
    }

    @Override
    public boolean allows(String from, String to) {
        AgentRecord sender = directory.byName(from);
        if (sender != null && !NameGlob.any(sender.rule().access().outboundTo(), to)) {
            hit(sender, Limit.OUTBOUND_TO);
            return false;
        }
        AgentRecord receiver = directory.byName(to);
        if (receiver != null && !NameGlob.any(receiver.rule().access().inboundFrom(), from)) {
            hit(receiver, Limit.INBOUND_FROM);
            return false;
        }
        return true;
    }

    /** Whether the sender may open a session of that type while it has {@code open} others. */
    public void open(AgentRecord creator, String type, int open) {
        Rule rule = creator.rule();
        if (!NameGlob.any(rule.access().channelTypes().initiate(), type)) {
            throw refuse(creator, Limit.INITIATE, Clause.MAY_NOT_OPEN, creator.name(), type);
        }
        int most = rule.limits().maxConcurrentChannels();
        if (most > 0 && open >= most) {
            throw refuse(creator, Limit.SESSIONS, Clause.MANY_CHANNELS, creator.name(), open, most);
        }
    }

    /** Whether someone may be invited to a session of that type. */
    public void invite(AgentRecord creator, AgentRecord invitee, String type) {
        if (!hears(invitee, creator.name())) {
            throw refuse(invitee, Limit.INBOUND_FROM, Clause.TAKES_NOTHING, invitee.name(), creator.name());
        }
        if (!NameGlob.any(invitee.rule().access().channelTypes().accept(), type)) {
            throw refuse(invitee, Limit.ACCEPT, Clause.MAY_NOT_BE_INVITED, invitee.name(), type);
        }
    }

    /** Whether the sender may send to those receivers, at that depth. */
    public void send(AgentRecord sender, Collection<String> receiverIds, int depth) {
        for (String id : receiverIds) {
            AgentRecord receiver = id.equals(sender.id()) ? null : directory.byId(id);
            if (receiver != null && !NameGlob.any(sender.rule().access().outboundTo(), receiver.name())) {
                throw refuse(sender, Limit.OUTBOUND_TO, Clause.MAY_NOT_SEND, sender.name(), receiver.name());
            }
        }
        int deepest = sender.rule().limits().depth();
        if (deepest > 0 && depth > deepest) {
            throw refuse(sender, Limit.DEPTH, Clause.TOO_DEEP, depth, deepest, sender.name());
        }
    }

    /** Takes one message from the sender's rate. */
    public void meter(AgentRecord sender) {
        if (!withinRate(sender, clock.nanos())) {
            hit(sender, Limit.RATE);
            throw new Refusal(Refusal.Code.RATE_LIMITED, Clause.SENDS_OFTEN.of(sender.name(), sender.rule().limits().rate().perMinute()));
        }
    }

    /** Whether an agent may own another task. */
    public void task(AgentRecord owner, int open) {
        int most = owner.rule().limits().maxConcurrentTasks();
        if (most > 0 && open >= most) {
            throw refuse(owner, Limit.TASKS, Clause.MANY_TASKS, owner.name(), open, most);
        }
    }

    /** Whether the receiver takes anything from that name. */
    public boolean hears(AgentRecord receiver, String from) {
        return NameGlob.any(receiver.rule().access().inboundFrom(), from);
    }

    /** A message did not reach someone because of a rule. */
    public void hit(AgentRecord whose, Limit limit) {
        hits.merge(new Key(whose.id(), limit), 1L, Long::sum);
    }

    /** How often the rule of an agent refused something, by what. */
    public Map<Limit, Long> hits(String agentId) {
        var of = new java.util.EnumMap<Limit, Long>(Limit.class);
        hits.forEach((key, count) -> {
            if (key.agentId.equals(agentId)) {
                of.put(key.limit, count);
            }
        });
        return of;
    }

    /** An agent is gone: so are its numbers. */
    public void forget(String agentId) {
        meters.remove(agentId);
        for (Limit limit : Limit.values()) {
            hits.remove(new Key(agentId, limit));
        }
    }

    private boolean withinRate(AgentRecord sender, long nanos) {
        Rule.Rate rate = sender.rule().limits().rate();
        if (rate.perMinute() == 0) {
            return true;
        }
        @Nullable
        Metered metered = meters.get(sender.id());
        if (metered == null || !metered.rate.equals(rate)) {
            metered = new Metered(rate, bucket(rate, nanos));
            meters.put(sender.id(), metered);
        }
        return metered.bucket.take(nanos);
    }

    static TokenBucket bucket(Rule.Rate rate, long nanos) {
        double perSecond = rate.perMinute() / 60.0;
        return new TokenBucket(perSecond, rate.burst() == 0 ? Math.max(1, perSecond) : rate.burst(), nanos);
    }

    private Refusal refuse(AgentRecord whose, Limit limit, Clause why, Object... values) {
        hit(whose, limit);
        return Refusal.denied(why.of(values));
    }
}
