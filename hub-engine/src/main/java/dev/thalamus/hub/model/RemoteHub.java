package dev.thalamus.hub.model;

/**
 * Another hub as this one's operator named it: one entry of {@code remotes.json}. Immutable.
 *
 * @param domain what stands behind the {@code @}
 * @param url {@code ws://} or {@code wss://}
 * @param token what both hubs must show each other; never shown to anybody else
 * @param enabled whether there may be a link at all
 * @param autoconnect whether this hub dials; if not, it waits for the other one
 * @param trust whose certificates count for {@code wss://}: empty for the system's authorities, else a PEM file
 */
public record RemoteHub(String domain, String url, String token, boolean enabled, boolean autoconnect, String trust) {
    /** Dialled, and trusted as the system trusts. */
    public RemoteHub(String domain, String url, String token) {
        this(domain, url, token, true, true, "");
    }

    public RemoteHub enabled(boolean on) { return new RemoteHub(domain, url, token, on, autoconnect, trust); }

    /** Secrets are never shown. */
    @Override
    public String toString() {
        return "RemoteHub[domain=" + domain + ", url=" + url + ", enabled=" + enabled + ", autoconnect=" + autoconnect + "]";
    }
}
