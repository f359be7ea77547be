package dev.thalamus.hub.core;

import dev.thalamus.hub.identity.NameRules;
import dev.thalamus.hub.model.Protocol;

/** The one place where rules hold for signals; without any rule it costs one field. Confined to the core. */
final class RuleGate {
    private final Now now;
    private NameRules rules = NameRules.NONE;

    RuleGate(Now now) { this.now = now; }

    /** From now on these rules hold. */
    void rules(NameRules gate) { rules = gate; }

    /** Whether a rule may keep this signal from somebody. */
    boolean concerns(Transit signal) { return rules.armed() && !above(signal); }

    /** Whether a rule keeps the signal from that name, or from everyone where it is empty; the signal then says why. */
    boolean forbids(Transit signal, String target) {
        return concerns(signal) && signal.refused(rules.judge(signal.shownSender(), target, now.nanos()));
    }

    /** As {@link #forbids}, for a signal to another hub: there no sender is above the rules. */
    boolean forbidsAbroad(Transit signal, String target) {
        return rules.armed() && signal.refused(rules.judge(signal.shownSender(), target, now.nanos()));
    }

    /** Whether a broadcast may go to that name too. */
    boolean allows(Transit signal, String target) {
        return rules.allows(signal.shownSender(), target);
    }

    /** The operator's console is under no rule; what comes out of a session was judged there. */
    private static boolean above(Transit signal) {
        return signal.protocol == Protocol.NETWORK || signal.protocol == Protocol.JSON_RPC && signal.sender.agent() == null;
    }
}
