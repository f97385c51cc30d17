package dev.composure.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority that nobody knows, made by openssl, and a server's certificate that it signed.
record PrivateAuthority(Path folder) {

    static final String PROGRAM = "/usr/bin/openssl";

    private static final String PASSWORD = "of-the-key-store";

    static PrivateAuthority in(Path folder) throws IOException {
        var authority = new PrivateAuthority(Files.createDirectories(folder));
        authority.certificate("authority", "/CN=authority", List.of("-addext", "basicConstraints=critical,CA:TRUE"));
        authority.certificate(
                "server",
                "/CN=server",
                List.of(
                        "-CA",
                        authority.file("authority.pem"),
                        "-CAkey",
                        authority.file("authority.key"),
                        "-addext",
                        "subjectAltName=IP:127.0.0.1"));
        return authority;
    }

    /// Its own certificate.
    Path certificate() {
        return folder.resolve("authority.pem");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void certificate(String name, String subject, List<String> more) {
        var words = List.of(
                PROGRAM,
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-noenc",
                "-days",
                "2",
                "-subj",
                subject,
                "-keyout",
                file(name + ".key"),
                "-out",
                file(name + ".pem"));
        Program.run(Stream.concat(words.stream(), more.stream()).toList());
    }

    /// For a server that shows the certificate.
    SSLContext server() throws IOException {
        Program.run(List.of(
                PROGRAM,
                "pkcs12",
                "-export",
                "-inkey",
                file("server.key"),
                "-in",
                file("server.pem"),
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                file("server.p12")));
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            var store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
