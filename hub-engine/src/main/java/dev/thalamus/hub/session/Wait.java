package dev.thalamus.hub.session;

import java.util.List;
import java.util.Set;

/**
 * Somebody is waited for, or all are: then {@code who} is empty. Immutable.
 *
 * @param who id of an agent
 * @param sinceMillis steady time
 */
record Wait(String who, long sinceMillis) {
    private static final Set<String> KNOWN = Set.of("acks_within", "reply_within", "max_silence", "turn_within");

    /** Whether somebody knows what is meant by that expectation. */
    static boolean known(Manifest.Expectation one) {
        return KNOWN.contains(one.name());
    }

    /** For whom an expectation of a session waits now. */
    static List<Wait> of(Session session, Manifest.Expectation one) {
        boolean active = session.state() == Channel.State.ACTIVE;
        return switch (one.name()) {
            case "acks_within" -> session.state() == Channel.State.PENDING
                    ? session.pending.stream().filter(id -> about(session, one, id)).map(id -> new Wait(id, session.createdMillis)).toList()
                    : List.of();
            case "reply_within" -> active
                    ? session.parties().stream().filter(id -> session.owesAnswer(id) && about(session, one, id))
                            .map(id -> new Wait(id, session.addressedMillis(id))).toList()
                    : List.of();
            case "max_silence" -> active ? List.of(new Wait("", session.saidMillis)) : List.of();
            case "turn_within" -> {
                String next = session.next();
                yield next == null || !about(session, one, next) ? List.of() : List.of(new Wait(next, session.turnMillis));
            }
            default -> List.of();
        };
    }

    /** Whether what an expectation is about has been asked for in an open session. */
    static boolean began(Session session, Manifest.Expectation one) {
        return switch (one.name()) {
            case "acks_within" -> true;
            case "reply_within" -> session.texts() > 0;
            default -> false;
        };
    }

    /** Whether the expectation is about that participant: about all, or about the named roles and ids. */
    private static boolean about(Session session, Manifest.Expectation one, String id) {
        return one.appliesTo() == null || one.roles().contains(id) || session.header.participants().stream()
                .anyMatch(party -> party.agentId().equals(id) && one.roles().contains(party.role()));
    }

    boolean late(double seconds, long nowMillis) { return elapsedSeconds(nowMillis) >= seconds; }

    double elapsedSeconds(long nowMillis) { return (nowMillis - sinceMillis) / 1e3; }

    /** Steady time at which it is too late. */
    long dueMillis(double seconds) { return sinceMillis + Math.round(seconds * 1e3); }
}
