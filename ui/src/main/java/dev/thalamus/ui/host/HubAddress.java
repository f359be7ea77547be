package dev.thalamus.ui.host;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of a hub as people write and read it. Stateless. */
public final class HubAddress {
    private HubAddress() {}

    /** Reads an address: {@code host:port} is a WebSocket without TLS. Empty when it is no WebSocket address. */
    public static Optional<URI> read(String address) {
        String plain = address.strip();
        try {
            URI url = new URI(plain.contains("://") ? plain : "ws://" + plain);
            return Optional.of(url).filter(it -> it.getHost() != null && ("ws".equals(it.getScheme()) || "wss".equals(it.getScheme())));
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /** An address without the secrets in it, for every place where a person can read it. */
    public static String shown(String address) {
        return address.replaceAll("(?i)([?&][^=&#]*(?:token|secret|password|key)[^=&#]*=)[^&#]*", "$1••••")
                .replaceAll("://[^/@]*@", "://••••@");
    }
}
