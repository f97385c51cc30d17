package dev.composure.remote;

import dev.composure.operate.OperatorApi;
import dev.composure.operate.OperatorUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Talks to a running operator over HTTP, with its token, trusting the certificate of its state folder and no other.
public final class HttpOperatorApi implements OperatorApi {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final URI server;
    private final String token;
    private final HttpClient client;

    /// `certificate` need not exist where the server speaks plain http.
    public HttpOperatorApi(URI server, String token, Path certificate) {
        this.server = server;
        this.token = token;
        this.client = client(server, certificate);
    }

    private static HttpClient client(URI server, Path certificate) {
        var builder = HttpClient.newBuilder().connectTimeout(LIMIT);
        if ("https".equals(server.getScheme()) && Files.exists(certificate)) {
            builder.sslContext(trusting(certificate));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path certificate) {
        try (InputStream stream = Files.newInputStream(certificate)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "composure", CertificateFactory.getInstance("X.509").generateCertificate(stream));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failed) {
            throw new OperatorUnavailable("cannot use the certificate %s: %s".formatted(certificate, failed));
        }
    }

    @Override
    public String get(String path) {
        return send(
                path, request(path).header("Accept", "application/json").GET().build());
    }

    @Override
    public String table(String path) {
        return send(
                path,
                request(path)
                        .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                        .GET()
                        .build());
    }

    @Override
    public String patch(String path, String mergePatch) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(mergePatch))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(LIMIT);
    }

    private String send(String path, HttpRequest request) {
        try {
            var answer = answerTo(request);
            return switch (answer.statusCode()) {
                case 200 -> answer.body();
                case 401 ->
                    throw new OperatorUnavailable(
                            "%s refused the token; take it from the operator's state folder (--state) or COMPOSURE_TOKEN"
                                    .formatted(server));
                case 404 -> throw new OperatorUnavailable("%s has no %s".formatted(server, path));
                default ->
                    throw new OperatorUnavailable(
                            "%s answered %d: %s".formatted(server, answer.statusCode(), answer.body()));
            };
        } catch (IOException failed) {
            throw new OperatorUnavailable(
                    "no operator answers at %s (%s); start one with `composure serve` or name it with --server"
                            .formatted(server, failed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperatorUnavailable("interrupted while asking " + server);
        }
    }

    /** What only reads is asked once more when the connection breaks, as it may on a host that is short of time. */
    private HttpResponse<String> answerTo(HttpRequest request) throws IOException, InterruptedException {
        var text = HttpResponse.BodyHandlers.ofString();
        try {
            return client.send(request, text);
        } catch (ConnectException | HttpTimeoutException absent) {
            throw absent;
        } catch (IOException broken) {
            if (!"GET".equals(request.method())) {
                throw broken;
            }
            return client.send(request, text);
        }
    }
}
