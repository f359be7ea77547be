package dev.thalamus.hub.federation;

/**
 * What all peers of a hub share. Confined to the core.
 *
 * @param came signals that came from peers lately
 * @param went signals that this hub forwarded lately
 */
record Commons(PeerDirectory directory, SeenSignals came, SeenSignals went, Admission admission, StoredOutbox stored, Roster roster) {
    static Commons of(Surroundings hub) {
        return new Commons(new PeerDirectory(), new SeenSignals(), new SeenSignals(), new Admission(), new StoredOutbox(hub.store()),
                new Roster(hub.core(), hub.clock()));
    }
}
