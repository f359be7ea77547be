package dev.thalamus.hub.neural;

import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.wire.ControlMessage;

/** Says what is wrong with a message: to who sent it, and to who watches. Confined to the core. */
record Complaints(Core core, Doorbook doorbook) {
    static void answer(Session session, ControlMessage message) {
        byte[] bytes = message.encode();
        session.link.sendBinary(bytes, 0, bytes.length);
    }

    /** The message costs itself: the agent is told why, in a control message that unmodified agents ignore. */
    void complain(Session session, String why) {
        reject(session, why);
        answer(session, new ControlMessage.Refused(why));
    }

    /** The link is of no use: its owner is told why and it is closed. */
    void refuse(Session session, String why) {
        refuse(session, 1008, why);
    }

    void refuse(Session session, int code, String why) {
        reject(session, why);
        answer(session, new ControlMessage.Refused(why));
        session.link.close(code, why);
    }

    /** The message is counted and told, but not answered in a control message. */
    void reject(Session session, String why) {
        core.rejected();
        doorbook.rejected(session.link.address(), session.agent == null ? null : session.agent.name(), why);
    }
}
