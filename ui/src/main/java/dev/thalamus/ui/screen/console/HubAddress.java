package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.screen.console.Target.Failure;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of a hub as people write and read it. */
final class HubAddress {
    private HubAddress() {}

    /**
     * Reads an address: {@code host:port} is a WebSocket without TLS.
     *
     * @throws Failure when it is no WebSocket address
     */
    static URI read(String address) {
        String plain = address.strip();
        try {
            URI url = new URI(plain.contains("://") ? plain : "ws://" + plain);
            if (url.getHost() != null && ("ws".equals(url.getScheme()) || "wss".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException wrong) {
            // Said below.
        }
        throw new Failure(Failure.Kind.ADDRESS, shown(plain));
    }

    /** An address without the secrets in it, for every place where a person can read it. */
    static String shown(String address) {
        return address.replaceAll("(?i)([?&][^=&#]*(?:token|secret|password|key)[^=&#]*=)[^&#]*", "$1••••")
                .replaceAll("://[^/@]*@", "://••••@");
    }
}
