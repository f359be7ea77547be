package dev.thalamus.hub.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Another hub as this one's operator named it: one entry of {@code remotes.json}. Immutable.
 *
 * @param domain what stands behind the {@code @}
 * @param url {@code ws://} or {@code wss://}; its query may hold the token that a hub wants from everybody, see {@link #shown}
 * @param token what both hubs must show each other; never shown to anybody else
 * @param enabled whether there may be a link at all
 * @param autoconnect whether this hub dials; if not, it waits for the other one
 * @param trust whose certificates count for {@code wss://}: empty for the system's authorities, else a PEM file
 */
public record RemoteHub(String domain, String url, String token, boolean enabled, boolean autoconnect, String trust) {
    private static final String MASK = "***";

    /** Dialled, and trusted as the system trusts. */
    public RemoteHub(String domain, String url, String token) {
        this(domain, url, token, true, true, "");
    }

    public RemoteHub enabled(boolean on) { return new RemoteHub(domain, url, token, on, autoconnect, trust); }

    /** As people see it: with a mask for each value of the url's query. */
    public RemoteHub shown() {
        return new RemoteHub(domain, shownUrl(), token, enabled, autoconnect, trust);
    }

    /** The url with a mask for each value of its query. */
    public String shownUrl() {
        int query = url.indexOf('?');
        return query < 0
                ? url
                : Arrays.stream(url.substring(query + 1).split("&", -1)).map(part -> part.substring(0, part.indexOf('=') + 1) + MASK)
                        .collect(Collectors.joining("&", url.substring(0, query + 1), ""));
    }

    /** Whether the url has a mask where the secret was: nothing can be reached by it. */
    public boolean masked() {
        return url.indexOf('?') >= 0 && url.substring(url.indexOf('?')).contains(MASK);
    }

    /** With that url instead. */
    public RemoteHub url(String other) {
        return new RemoteHub(domain, other, token, enabled, autoconnect, trust);
    }

    /** Secrets are never shown. */
    @Override
    public String toString() {
        return "RemoteHub[domain=" + domain + ", url=" + shownUrl() + ", enabled=" + enabled + ", autoconnect=" + autoconnect + "]";
    }
}
