package dev.thalamus.hub.session;

/** Names of events that mean something to the hub. Any other name may be sent too. */
public final class EventTypes {
    public static final String TEXT = "ag2.msg.text";
    public static final String PACKET = "ag2.packet";
    public static final String CONTEXT = "ag2.context.set";
    public static final String SELECT = "ag2.auction.select";
    public static final String VIOLATED = "ag2.expectation.violated";
    public static final String INVITE = "ag2.channel.invite";
    public static final String ACK = "ag2.channel.invite.ack";
    public static final String REJECT = "ag2.channel.invite.reject";
    public static final String OPENED = "ag2.channel.opened";
    public static final String CLOSED = "ag2.channel.closed";
    public static final String EXPIRED = "ag2.channel.expired";

    private EventTypes() {}

    /** Whether only the hub says it, once in a session, and shortly: it fits into a log that is full. */
    static boolean milestone(String type) {
        return type.equals(OPENED) || type.equals(CLOSED) || type.equals(EXPIRED);
    }

    /** Whether it is about the session or a task rather than something that was said. */
    public static boolean protocol(String type) {
        return type.startsWith("ag2.channel.") || type.startsWith("ag2.session.") || type.startsWith("ag2.task.");
    }

    /** The name that is meant where the first version of AG2 wrote another. */
    static String current(String type) {
        return type.startsWith("ag2.session.") ? "ag2.channel." + type.substring("ag2.session.".length()) : type;
    }
}
