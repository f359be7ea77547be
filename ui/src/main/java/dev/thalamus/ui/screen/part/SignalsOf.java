package dev.thalamus.ui.screen.part;

import dev.thalamus.ui.screen.Destination;

/** The places where just the signals are shown that a number counts. */
public final class SignalsOf {
    private SignalsOf() {}

    /** Those that came from a name, or from the instance with that hash. */
    public static Destination from(String agent) {
        return place("from:" + FilterLine.quoted(agent));
    }

    /** Those that were for a name, or for the instance with that hash. */
    public static Destination to(String agent) {
        return place("to:" + FilterLine.quoted(agent));
    }

    /** Those of a name that were refused. */
    public static Destination refused(String agent) {
        return place("from:" + FilterLine.quoted(agent) + " outcome:refused");
    }

    /** Those that began to wait for a name. */
    public static Destination queued(String agent) {
        return place("to:" + FilterLine.quoted(agent) + " outcome:queued");
    }

    /** Those that a name got. */
    public static Destination delivered(String agent) {
        return place("to:" + FilterLine.quoted(agent) + " outcome:delivered");
    }

    /** Those that came from the agents of another hub. */
    public static Destination fromHub(String domain) {
        return place("from:*@" + domain);
    }

    /** Those that were for the agents of another hub. */
    public static Destination toHub(String domain) { return place("to:*@" + domain); }

    /** Those that began to wait for another hub. */
    public static Destination queuedForHub(String domain) {
        return place("to:*@" + domain + " outcome:queued");
    }

    private static Destination place(String filter) { return new Destination.SignalsLike(filter); }
}
