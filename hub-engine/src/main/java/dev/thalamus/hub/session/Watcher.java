package dev.thalamus.hub.session;

import java.util.List;

/** Is told what happens in sessions, in turns, after it is on the disk. */
public interface Watcher {
    /** Nobody. */
    Watcher NONE = new Watcher() {
        @Override
        public void said(Session session, Envelope envelope, byte[] json, List<String> recipients) {}

        @Override
        public void ended(Session session) {}
    };

    /**
     * An envelope is in the log.
     *
     * @param json its bytes, not to be changed
     * @param recipients the participants to hand it to, in order
     */
    void said(Session session, Envelope envelope, byte[] json, List<String> recipients);

    /** A session is over; its last envelope was told before. */
    void ended(Session session);
}
