package dev.composure.app;

import dev.composure.operate.access.Role;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;

/// The folder of what outlives the process: the database, the access token, and the TLS certificate. Only its owner
/// may enter it.
record StateFolder(Path path) {

    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(825);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    /// The name of the token of the commands on this host.
    static final String LOCAL = "local";

    /// Makes what is missing.
    static StateFolder prepared(Path path, boolean withCertificate) {
        return prepared(path, withCertificate, "127.0.0.1");
    }

    /// Makes what is missing; the certificate is good for localhost and for that address.
    static StateFolder prepared(Path path, boolean withCertificate, String address) {
        var folder = new StateFolder(path);
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            folder.makeToken();
            if (withCertificate) {
                folder.makeCertificate(address);
            }
        } catch (IOException failed) {
            throw new StartRefused(
                    "cannot use the state folder %s: %s; name another with --state".formatted(path, failed));
        }
        return folder;
    }

    Path token() {
        return path.resolve("token");
    }

    /// The hashes of all tokens.
    Path tokens() {
        return path.resolve("tokens");
    }

    Path certificate() {
        return path.resolve("composure.crt");
    }

    byte[] certificateBytes() {
        try {
            return Files.readAllBytes(certificate());
        } catch (IOException failed) {
            throw new StartRefused("cannot read the certificate %s: %s".formatted(certificate(), failed));
        }
    }

    Path key() {
        return path.resolve("composure.key");
    }

    String tokenText() {
        try {
            return Files.readString(token(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new StartRefused("cannot read the token %s: %s".formatted(token(), failed));
        }
    }

    /// The operator itself knows tokens by their hashes only; this one is for the commands on this host, whose user may
    /// read the folder. Whoever takes it out of the list of tokens does not get another one.
    private void makeToken() throws IOException {
        var known = new TokenFile(tokens());
        if (Files.exists(token())) {
            if (Files.notExists(tokens())) {
                known.take(LOCAL, Role.OPERATOR, tokenText());
            }
            return;
        }
        if (Files.notExists(tokens())) {
            write(known.make(LOCAL, Role.OPERATOR));
        }
    }

    /// Keeps the token of the commands on this host.
    void write(String token) throws IOException {
        if (Files.notExists(token())) {
            Files.createFile(
                    token(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(token(), token + "\n", StandardCharsets.UTF_8);
    }

    private void makeCertificate(String address) throws IOException {
        if (Files.exists(certificate()) && Files.exists(key()) && isStillGood()) {
            return;
        }
        try {
            new CertificateGenerator(path, true)
                    .generate(new CertificateRequest()
                            .withName("composure")
                            .withCN("localhost")
                            .withFormat(Format.PEM)
                            .withDuration(CERTIFICATE_LIFE)
                            .withSubjectAlternativeName("DNS:localhost")
                            .withSubjectAlternativeName("IP:127.0.0.1")
                            .withSubjectAlternativeName(isAddress(address) ? "IP:" + address : "DNS:" + address));
        } catch (Exception failed) {
            // The library declares nothing narrower.
            throw new StartRefused("cannot make a TLS certificate in %s: %s".formatted(path, failed));
        }
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }

    private static boolean isAddress(String address) {
        return address.matches("[0-9.]+|.*:.*");
    }

    private boolean isStillGood() throws IOException {
        try (InputStream stream = Files.newInputStream(certificate())) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
            certificate.checkValidity(Date.from(InstantSource.system().instant().plus(RENEWED_BEFORE)));
            return true;
        } catch (CertificateException expired) {
            return false;
        }
    }
}
