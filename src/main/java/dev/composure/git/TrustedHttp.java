package dev.composure.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/// Connections to servers whose certificates come from these authorities, and from no other.
final class TrustedHttp implements HttpConnectionFactory {

    private final HttpConnectionFactory plain = new JDKHttpConnectionFactory();
    private final TrustManager[] trust;

    private TrustedHttp(TrustManager[] trust) {
        this.trust = trust;
    }

    /// `authorities` is a file of one or more certificates in PEM. It is read each time, so that it may be exchanged.
    static TrustedHttp of(Path authorities) {
        try (var in = Files.newInputStream(authorities)) {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store(in));
            return new TrustedHttp(factory.getTrustManagers());
        } catch (IOException failed) {
            throw new GitUnavailable("The certificates in " + authorities + " cannot be read: "
                    + failed.getClass().getSimpleName() + ". Check the path and who may read it.");
        } catch (GeneralSecurityException wrong) {
            throw new GitUnavailable(
                    authorities + " holds no certificates in PEM (-----BEGIN CERTIFICATE-----): name the file of the"
                            + " authority that signed the server's.");
        }
    }

    private static KeyStore store(InputStream in) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        if (store.size() == 0) {
            throw new CertificateException("there is none in it");
        }
        return store;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return trusting(plain.create(url));
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return trusting(plain.create(url, proxy));
    }

    private HttpConnection trusting(HttpConnection connection) throws IOException {
        try {
            connection.configure(null, trust, null);
            return connection;
        } catch (GeneralSecurityException failed) {
            throw new IOException(failed);
        }
    }
}
