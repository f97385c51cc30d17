package dev.composure.app;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/// The folder of what outlives the process: the database, the access token, and the TLS certificate. Only its owner
/// may enter it.
record StateFolder(Path path) {

    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(825);
    private static final int TOKEN_BYTES = 32;

    /// Makes what is missing.
    static StateFolder prepared(Path path, boolean withCertificate) {
        var folder = new StateFolder(path);
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            folder.makeToken();
            if (withCertificate) {
                folder.makeCertificate();
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

    Path certificate() {
        return path.resolve("composure.crt");
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

    private void makeToken() throws IOException {
        if (Files.exists(token())) {
            return;
        }
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
        Files.createFile(token(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token(), text, StandardCharsets.UTF_8);
    }

    private void makeCertificate() throws IOException {
        if (Files.exists(certificate()) && Files.exists(key())) {
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
                            .withSubjectAlternativeName("IP:127.0.0.1"));
        } catch (Exception failed) {
            // The library declares nothing narrower.
            throw new StartRefused("cannot make a TLS certificate in %s: %s".formatted(path, failed));
        }
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
    }
}
