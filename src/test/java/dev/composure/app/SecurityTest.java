package dev.composure.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.composure.lab.Eventually;
import dev.composure.operate.access.Role;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** What stands between the resource API and the rest of the world. */
@QuarkusTest
@TestProfile(SecureOperator.class)
class SecurityTest {

    private static final String PROJECTS = "apis/composure.dev/v1alpha1/composeprojects";

    @TestHTTPResource(value = "/", tls = true)
    URI server;

    private final CertificateRenewal renewal;

    SecurityTest(CertificateRenewal renewal) {
        this.renewal = renewal;
    }

    private RequestSpecification with(String token) {
        return anybody().header("Authorization", "Bearer " + token);
    }

    private RequestSpecification anybody() {
        return given().relaxedHTTPSValidation();
    }

    private static TokenFile tokens() {
        return new TokenFile(new StateFolder(SecureOperator.STATE).tokens());
    }

    private static String local() {
        return new StateFolder(SecureOperator.STATE).tokenText();
    }

    @Test
    void listensWithTlsOnLoopback() {
        assertThat(server.getScheme()).isEqualTo("https");
        anybody().get(server + PROJECTS).then().statusCode(401);
    }

    @Test
    void everythingButHealthAndMetricsNeedsAToken() {
        for (var path : new String[] {"api", "apis", "openapi/v3", "version", PROJECTS, "nowhere", "q/", "q/info"}) {
            anybody().get(server + path).then().statusCode(401).body("reason", equalTo("Unauthorized"));
        }
        anybody().get(server + "metrics").then().statusCode(200);
        anybody().get(server + "q/health/live").then().statusCode(200);
        anybody().post(server + "metrics").then().statusCode(401);
        anybody().get(server + "metrics/../" + PROJECTS).then().statusCode(401);
    }

    @Test
    void thePagesWantASessionWhoseCookieIsForThisHostAndTlsOnly() {
        anybody().redirects().follow(false).get(server).then().statusCode(303);
        anybody()
                .redirects()
                .follow(false)
                .formParam("token", local())
                .post(server + "ui/login")
                .then()
                .statusCode(303)
                .header("Set-Cookie", startsWith("__Host-composure="))
                .header("Set-Cookie", containsString("; Secure"));
        with(local())
                .redirects()
                .follow(false)
                .get(server + "ui/../ui/policy")
                .then()
                .statusCode(303);
        anybody().get(server + "ui/../" + PROJECTS).then().statusCode(401);
    }

    @Test
    void aViewerMayReadOnly() throws IOException {
        var viewer = tokens().make("viewer", Role.VIEWER);
        with(viewer).get(server + PROJECTS).then().statusCode(200);
        with(viewer)
                .contentType("application/merge-patch+json")
                .body("{}")
                .patch(server + PROJECTS + "/blog")
                .then()
                .statusCode(403)
                .body("reason", equalTo("Forbidden"));
        tokens().remove("viewer");
        with(viewer).get(server + PROJECTS).then().statusCode(401);
    }

    @Test
    void aTokenIsRotatedWithoutARestart() throws IOException {
        var old = tokens().make("rotated", Role.OPERATOR);
        with(old).get(server + PROJECTS).then().statusCode(200);
        var fresh = tokens().make("rotated", Role.OPERATOR);
        with(old).get(server + PROJECTS).then().statusCode(401);
        with(fresh).get(server + PROJECTS).then().statusCode(200);
    }

    @Test
    void aPageOfSomebodyElseCanDoNothing() {
        anybody()
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "PATCH")
                .options(server + PROJECTS)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
        anybody()
                .cookie("token", local())
                .auth()
                .preemptive()
                .basic("operator", local())
                .get(server + PROJECTS)
                .then()
                .statusCode(401);
        with(local())
                .header("Origin", "https://evil.example")
                .get(server + PROJECTS)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Set-Cookie", nullValue());
    }

    @Test
    void everyAnswerKeepsBrowsersFromHarm() {
        for (var path : new String[] {PROJECTS, "nowhere", "metrics"}) {
            with(local())
                    .get(server + path)
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("Strict-Transport-Security", notNullValue());
        }
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        with(local())
                .contentType("application/merge-patch+json")
                .body("x".repeat(100_000))
                .patch(server + PROJECTS + "/blog")
                .then()
                .statusCode(413);
        with(local())
                .header("X-Much", "x".repeat(20_000))
                .get(server + PROJECTS)
                .then()
                .statusCode(431);
    }

    @Test
    void theCertificateIsKeptAndPrivate() throws IOException {
        var folder = new StateFolder(SecureOperator.STATE);
        var before = Files.readAllBytes(folder.certificate());
        StateFolder.prepared(Path.of(SecureOperator.STATE.toString()), true);
        assertThat(folder.certificate()).hasBinaryContent(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.key())))
                .isEqualTo("rw-------");
    }

    @Test
    void aCertificateThatEndsSoonIsMadeAnewAndServedWithoutARestart() throws Exception {
        var folder = new StateFolder(SecureOperator.STATE);
        var before = folder.certificateBytes();
        renewal.renew();
        assertThat(folder.certificateBytes()).as("it is good for long").isEqualTo(before);

        new CertificateGenerator(folder.path(), true)
                .generate(new CertificateRequest()
                        .withName("composure")
                        .withCN("localhost")
                        .withFormat(Format.PEM)
                        .withDuration(Duration.ofDays(20)));
        var old = folder.certificateBytes();
        renewal.renew();
        assertThat(folder.certificateBytes()).isNotEqualTo(old);
        Eventually.within(
                Duration.ofSeconds(60),
                "the new one is served",
                this::served,
                certificate -> Arrays.equals(certificate, onDisk(folder)));
    }

    private static byte[] onDisk(StateFolder folder) {
        try (var pem = Files.newInputStream(folder.certificate())) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getEncoded();
        } catch (IOException | CertificateException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Whatever it is, trusted by nobody. */
    private byte[] served() {
        try {
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new Anybody()}, null);
            try (var socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", server.getPort())) {
                socket.startHandshake();
                return socket.getSession().getPeerCertificates()[0].getEncoded();
            }
        } catch (IOException | GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /* From an address of its own, because the others must not wait for it. */
    @Test
    void whoGuessesTokensIsSlowedDown() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (var pem = Files.newInputStream(new StateFolder(SecureOperator.STATE).certificate())) {
            known.setCertificateEntry(
                    "composure", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        trust.init(known);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder()
                .sslContext(tls)
                .localAddress(InetAddress.getByName("127.0.0.9"))
                .build()) {
            var url = URI.create("https://127.0.0.1:%d/%s".formatted(server.getPort(), PROJECTS));
            for (int guess = 0; guess < 5; guess++) {
                assertThat(asked(client, url, "wrong" + guess).statusCode()).isEqualTo(401);
            }
            var refused = asked(client, url, "wrong again");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        with(local()).get(server + PROJECTS).then().statusCode(200);
    }

    private static HttpResponse<String> asked(HttpClient client, URI url, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
