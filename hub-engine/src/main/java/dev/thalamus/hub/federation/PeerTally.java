package dev.thalamus.hub.federation;

/** What is counted about one peer. Confined to the core. */
final class PeerTally {
    String software = "";
    String lastError = "";
    long signalsIn;
    long signalsOut;
    long refusedIn;
    long refusedOut;
    long duplicates;
    long lastErrorMillis;

    void problem(String what, long nowMillis) {
        lastError = what;
        lastErrorMillis = nowMillis;
    }
}
