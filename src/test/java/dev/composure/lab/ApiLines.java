package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The lines of an answer of the operator as they come; of a watch it never ends. */
public final class ApiLines implements AutoCloseable {

    private final HttpClient client;
    private final Stream<String> lines;

    private ApiLines(HttpClient client, Stream<String> lines) {
        this.client = client;
        this.lines = lines;
    }

    static ApiLines of(URI address, Path state) {
        try {
            var client = HttpClient.newBuilder().sslContext(trusting(state)).build();
            var token = Files.readString(state.resolve("token")).strip();
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .build();
            return new ApiLines(
                    client,
                    client.send(request, HttpResponse.BodyHandlers.ofLines()).body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /** Only the certificate that the operator made for itself. */
    private static SSLContext trusting(Path state) throws GeneralSecurityException, IOException {
        try (var file = Files.newInputStream(state.resolve("composure.crt"))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "composure", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        }
    }

    public Stream<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
