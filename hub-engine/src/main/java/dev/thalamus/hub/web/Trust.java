package dev.thalamus.hub.web;

import dev.thalamus.hub.net.Tls;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Whose certificates a client of a {@code wss://} hub believes. Stateless. */
public final class Trust {
    private Trust() {}

    /**
     * Those in a PEM file: of authorities for the hosts that they name, and any host's own.
     *
     * @throws IOException when the file cannot be used; the message names it and says why
     */
    public static SSLContext in(Path pem) throws IOException {
        try {
            return Tls.client(pem);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + pem, missing);
        }
    }
}
