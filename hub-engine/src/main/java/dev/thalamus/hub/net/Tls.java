package dev.thalamus.hub.net;

import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS from PEM files. Thread-safe. */
public final class Tls {
    /** Older versions can be broken. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");

    private Tls() {}

    /**
     * The server's side.
     *
     * @param cert PEM file with the certificate, then its chain
     * @param key PEM file with an unencrypted PKCS#8 private key
     * @throws IOException when a file cannot be used; the message names it and says why
     */
    public static SSLContext server(Path cert, Path key) throws IOException {
        try {
            Certificate[] chain;
            try (var in = Files.newInputStream(cert)) {
                chain = CertificateFactory.getInstance("X.509").generateCertificates(in).toArray(Certificate[]::new);
            }
            if (chain.length == 0) {
                throw new IOException(Clause.NO_CERTIFICATE.of(cert));
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] nothing = new char[0];
            store.setKeyEntry("hub", privateKey(key), nothing, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, nothing);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (NoSuchFileException missing) {
            throw new IOException(Clause.NO_PAIR_FILE.of(missing.getFile()), missing);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(Clause.PAIR_UNUSABLE.of(cert, key, unusable.getMessage()),
                    unusable);
        }
    }

    /**
     * The side of a hub that dials another one.
     *
     * @param pem certificates that count: those of authorities for hosts they name, and any host's own; null for the system's authorities
     */
    public static SSLContext client(@Nullable Path pem) throws IOException { return client(pem, refused -> {}); }

    /** @param refused told why a server's certificate is not trusted, before the handshake fails; on some thread */
    static SSLContext client(@Nullable Path pem, Consumer<String> refused) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            List<X509Certificate> pinned = pem == null ? List.of() : certificates(pem);
            KeyStore store = null;
            if (pem != null) {
                store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                for (X509Certificate one : pinned) {
                    store.setCertificateEntry("trusted-" + store.size(), one);
                }
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var judge = new PinnedTrust(pinned, (X509ExtendedTrustManager) trust.getTrustManagers()[0], refused);
            context.init(null, new TrustManager[]{judge}, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException(Clause.CERTIFICATES_UNUSABLE.of(pem, unusable.getMessage()), unusable);
        }
    }

    private static List<X509Certificate> certificates(Path pem) throws IOException, CertificateException {
        var certificates = new ArrayList<X509Certificate>();
        try (var in = Files.newInputStream(pem)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) one);
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException(Clause.NO_CERTIFICATE.of(pem));
        }
        return certificates;
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        String body = block(pem, "PRIVATE KEY");
        if (body == null) {
            throw new IOException(Clause.NO_PLAIN_KEY.of(file));
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            PrivateKey key = privateKey(algorithm, spec);
            if (key != null) {
                return key;
            }
        }
        throw new IOException(Clause.OTHER_ALGORITHM.of(file));
    }

    /** The key, or null when it is of another algorithm. */
    private static @Nullable PrivateKey privateKey(String algorithm, PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (InvalidKeySpecException another) {
            return null;
        }
    }

    private static @Nullable String block(String pem, String label) {
        int from = pem.indexOf("-----BEGIN " + label + "-----");
        int to = pem.indexOf("-----END " + label + "-----");
        return from < 0 || to < from ? null : pem.substring(from + label.length() + 16, to);
    }
}
