package dev.thalamus.hub.federation;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.model.Clause;

/**
 * What all peers of a hub share. Confined to the core.
 *
 * @param came signals that came from peers lately
 * @param went signals that this hub forwarded lately
 */
record Commons(PeerDirectory directory, CameSignals came, WentSignals went, Admission admission, StoredOutbox stored, Roster roster) {
    static Commons of(Surroundings hub) {
        return new Commons(new PeerDirectory(), new CameSignals(), new WentSignals(), new Admission(), new StoredOutbox(hub.store(),
                hub.owner(), why -> hub.events().publish(new HubEvent.Fault(hub.clock().wallMillis(), Clause.DELETING_DELIVERED.of(),
                        Clause.TRIED_EVERY_SECOND.of(why)))),
                new Roster(hub.core(), hub.clock()));
    }
}
