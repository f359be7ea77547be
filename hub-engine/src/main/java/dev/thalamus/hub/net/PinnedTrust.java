package dev.thalamus.hub.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server that shows one of the given certificates, whatever its name, and whoever the given authorities vouch for by name. Thread-safe.
 *
 * <p>NeuralHub's hubs have self-signed certificates that often name no host: knowing the very certificate is more than knowing a name.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final List<X509Certificate> pinned;
    private final X509ExtendedTrustManager authorities;

    private final Consumer<String> refused;

    /** @param refused told why a certificate is not trusted: what the connection says after that is only that it is closed */
    PinnedTrust(List<X509Certificate> pinned, X509ExtendedTrustManager authorities, Consumer<String> refused) {
        this.pinned = List.copyOf(pinned);
        this.authorities = authorities;
        this.refused = refused;
    }

    private interface Judgement {
        void by(X509ExtendedTrustManager authorities) throws CertificateException;
    }

    private void check(X509Certificate[] chain, Judgement judgement) throws CertificateException {
        try {
            if (!isPinned(chain)) {
                judgement.by(authorities);
            }
        } catch (CertificateException untrusted) {
            refused.accept(String.valueOf(untrusted.getMessage()));
            throw untrusted;
        }
    }

    private boolean isPinned(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !pinned.contains(chain[0])) {
            return false;
        }
        chain[0].checkValidity();
        return true;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) throws CertificateException {
        check(chain, by -> by.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
        check(chain, by -> by.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, by -> by.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() { return authorities.getAcceptedIssuers(); }
}
