package dev.thalamus.hub.session;

import dev.thalamus.hub.identity.Stamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One session: a fold over its log. Confined to the core.
 *
 * <p>{@link #fold} is the only way to change what it is; what else is here says how far its log is on the disk and how long something has lasted.
 */
public final class Session {
    private static final int MOST_KEYS = 1_024;

    /** What a participant heard and said; {@code answered} is whether it said something since. */
    private static final class Heard {
        long addressedMillis;
        boolean answered = true;
    }

    final Channel header;
    final Conduct conduct;
    final SessionLog log;
    final Set<String> pending = new LinkedHashSet<>();
    final Set<String> rejected = new LinkedHashSet<>();
    private final Map<String, Heard> heard = new HashMap<>();
    final Map<String, String> cursors = new HashMap<>();
    /** How far expectations were found violated, so that each fires once. */
    final Map<String, Integer> fired = new HashMap<>();
    final Misses misses;
    /** What a full inbox did not take, by recipient; the oldest are forgotten. */
    private final Map<String, Set<String>> passedBy = new HashMap<>(0);
    private final LinkedHashMap<String, String> keys = new LinkedHashMap<>();
    private final List<String> parties;
    final long createdMillis;
    final long deadlineMillis;
    long saidMillis;
    long turnMillis;
    boolean cursorsMoved;
    /** Why nothing more may be written until the log was read again, or null. */
    @Nullable
    String broken;
    @Nullable
    Reply<Channel> opener;
    long inviteDeadline;
    private Channel.State state;
    private @Nullable String closedAt;
    private String closeReason = "";
    private int texts;

    /** @param createdMillis steady time of its beginning */
    Session(Channel header, long createdMillis) {
        this.header = header;
        this.createdMillis = createdMillis;
        conduct = Conduct.of(header);
        log = new SessionLog();
        misses = new Misses(header.manifest().expectations());
        parties = header.ids();
        state = header.state();
        pending.addAll(header.pendingAcks());
        String expires = header.expiresAt();
        deadlineMillis = expires == null
                ? Long.MAX_VALUE
                : createdMillis + (Stamps.micros(expires) - Stamps.micros(header.createdAt())) / 1_000;
        saidMillis = createdMillis;
        turnMillis = createdMillis;
    }

    public String id() { return header.channelId(); }

    public Channel.State state() { return state; }

    public List<String> parties() { return parties; }

    public boolean has(String agentId) { return parties.contains(agentId); }

    /** The type of its manifest. */
    public String type() { return header.manifest().type(); }

    /** The id of its newest envelope. */
    public String lastId() { return log.lastId; }

    /** The envelope that took the last turn, or null. */
    public @Nullable String lastTextId() { return conduct.lastTextId; }

    /** How many texts were said. */
    public int texts() { return texts; }

    /** Envelopes that are on the disk. */
    public int committed() { return log.committed; }

    public long bytes() { return log.bytes; }

    /** Whose turn it is, or null. */
    public @Nullable String next() { return state == Channel.State.ACTIVE ? conduct.next() : null; }

    /** What it is now. */
    public Channel channel() {
        return new Channel(header.channelId(), header.manifest(), header.creatorId(), header.participants(), state, header.createdAt(),
                header.expiresAt(), closedAt, closeReason, header.parentChannelId(), header.knobs(), header.labels(), header.requiredAcks(),
                List.copyOf(pending), List.copyOf(rejected));
    }

    /** The participants that an envelope is for, in their order. */
    List<String> recipients(Envelope envelope) {
        var to = new ArrayList<String>(parties.size());
        for (String one : parties) {
            if (envelope.reaches(one)) {
                to.add(one);
            }
        }
        return to;
    }

    /** The highest envelope that a participant acknowledged, empty when none. */
    public String cursor(String agentId) {
        return cursors.getOrDefault(agentId, "");
    }

    /** Whether enough of the invited said yes. */
    boolean agreed() {
        int invited = parties.size() - 1;
        Integer wanted = header.requiredAcks();
        int said = invited - pending.size() - rejected.size();
        return wanted == null ? pending.isEmpty() && rejected.isEmpty() : said >= Math.min(wanted, invited);
    }

    /** Whether so many said no that it cannot open any more. */
    boolean refusedByInvited() {
        int invited = parties.size() - 1;
        Integer wanted = header.requiredAcks();
        return invited - rejected.size() < (wanted == null ? invited : Math.min(wanted, invited));
    }

    /** The envelope that a message with that key was before, or null. */
    @Nullable
    String known(Envelope envelope) {
        return envelope.idempotencyKey() == null ? null : keys.get(envelope.senderId() + "\n" + envelope.idempotencyKey());
    }

    /**
     * Takes in one envelope of the log.
     *
     * @param nowMillis steady time at which it was accepted
     */
    void fold(Envelope envelope, byte[] json, long nowMillis) {
        log.add(envelope, json);
        if (envelope.idempotencyKey() != null) {
            keys.put(envelope.senderId() + "\n" + envelope.idempotencyKey(), envelope.envelopeId());
            if (keys.size() > MOST_KEYS) {
                keys.remove(keys.keySet().iterator().next());
            }
        }
        switch (EventTypes.current(envelope.eventType())) {
            case EventTypes.ACK -> pending.remove(envelope.senderId());
            case EventTypes.REJECT -> {
                pending.remove(envelope.senderId());
                rejected.add(envelope.senderId());
            }
            case EventTypes.OPENED -> {
                state = Channel.State.ACTIVE;
                turnMillis = nowMillis;
            }
            case EventTypes.CLOSED -> end(Channel.State.CLOSED, envelope);
            case EventTypes.EXPIRED -> end(Channel.State.EXPIRED, envelope);
            case EventTypes.VIOLATED -> {
                misses.fold(envelope);
                if (Conduct.text(envelope.eventData().path("detail"), "on_violation", "").equals("hide")) {
                    envelope.eventData().path("violators").forEach(id -> conduct.hide(id.asString("")));
                    turnMillis = nowMillis;
                }
            }
            default -> said(envelope, nowMillis);
        }
    }

    private void said(Envelope envelope, long nowMillis) {
        if (envelope.isProtocol()) {
            return;
        }
        conduct.fold(envelope);
        saidMillis = nowMillis;
        if (conduct.takesTurn(envelope)) {
            texts++;
            turnMillis = nowMillis;
            heard(envelope.senderId()).answered = true;
            for (String one : recipients(envelope)) {
                Heard of = heard(one);
                of.addressedMillis = nowMillis;
                of.answered = false;
            }
        }
    }

    /** Whether something was said to a participant since it said something itself. */
    boolean owesAnswer(String agentId) {
        Heard of = heard.get(agentId);
        return of != null && !of.answered;
    }

    /** Steady time at which something was last said to a participant. */
    long addressedMillis(String agentId) {
        return heard(agentId).addressedMillis;
    }

    private Heard heard(String agentId) { return heard.computeIfAbsent(agentId, any -> new Heard()); }

    private void end(Channel.State how, Envelope envelope) {
        state = how;
        closedAt = envelope.createdAt();
        closeReason = Conduct.text(envelope.eventData(), "reason", "");
        misses.fold(envelope);
        fired.clear();
        heard.clear();
        keys.clear();
    }

    /** A participant does not get an envelope, now or later. */
    void passBy(String agentId, String envelopeId) {
        Set<String> of = passedBy.computeIfAbsent(agentId, any -> new LinkedHashSet<>());
        of.add(envelopeId);
        if (of.size() > MOST_KEYS) {
            of.remove(of.iterator().next());
        }
    }

    /** Whether a participant that comes back should get an envelope that is above its cursor. */
    public boolean owes(String agentId, Envelope envelope) {
        return !envelope.senderId().equals(agentId) && envelope.reaches(agentId)
                && !passedBy.getOrDefault(agentId, Set.of()).contains(envelope.envelopeId());
    }

    /** A participant acknowledged everything up to an envelope; false when it had before. */
    boolean acknowledged(String agentId, String envelopeId) {
        if (cursor(agentId).compareTo(envelopeId) >= 0) {
            return false;
        }
        cursors.put(agentId, envelopeId);
        cursorsMoved = true;
        return true;
    }
}
