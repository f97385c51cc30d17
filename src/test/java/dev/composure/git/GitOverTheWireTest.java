package dev.composure.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.PolicyLoad;
import dev.composure.operate.policies.GitAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against the servers that people have: OpenSSH, and git's http-backend.
class GitOverTheWireTest {

    private static final String SECRET = "s3cr3t-t0ken";

    @TempDir
    Path folder;

    private Origin origin;
    private String older;
    private String commit;

    @BeforeEach
    void aRepository() {
        Program.needed("/usr/bin/git", "git");
        origin = Origin.in(folder.resolve("origin"));
        origin.commit("team/p.yaml", Origin.policy("first"));
        older = origin.commit("team/p.yaml", Origin.policy("older"));
        commit = origin.commit("team/p.yaml", Origin.policy("wired"));
    }

    private static GitAccess access(Optional<Path> token, Optional<String> user, Optional<Path> password) {
        return new GitAccess(
                token, user, password, Optional.empty(), Optional.empty(), Optional.empty(), GitAccess.TIMEOUT);
    }

    private static GitAccess trusting(Path token, Path authority) {
        return new GitAccess(
                Optional.of(token),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(authority),
                GitAccess.TIMEOUT);
    }

    private static GitAccess key(Path key, Path knownHosts) {
        return new GitAccess(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key),
                Optional.of(knownHosts),
                Optional.empty(),
                GitAccess.TIMEOUT);
    }

    private Path secret(String text) throws IOException {
        var file = folder.resolve("secret");
        Files.writeString(file, text + "\n");
        return file;
    }

    private String load(String location, GitAccess access) {
        return switch (GitPolicies.now(folder.resolve("cache"), access).load(location)) {
            case PolicyLoad.Loaded good ->
                good.policies().revision() + " "
                        + good.policies().policies().getFirst().name();
            case PolicyLoad.Refused refused -> refused.errors().getFirst().message();
        };
    }

    @Test
    void overHttpWithATokenOrAPassword() throws IOException {
        Program.needed(HttpBackend.PROGRAM, "git");
        try (var server = new HttpBackend(folder, "x-access-token", SECRET)) {
            var url = server.url() + "/origin/.git@main//team";
            var token = access(Optional.of(secret(SECRET)), Optional.empty(), Optional.empty());

            assertThat(load(url, token)).isEqualTo(commit + " wired");
            assertThat(load(server.url() + "/origin/.git@" + older + "//team", token))
                    .isEqualTo(older + " older");
            commit = origin.commit("team/p.yaml", Origin.policy("next"));
            assertThat(load(url, token)).isEqualTo(commit + " next");
            assertThat(load(url, access(Optional.empty(), Optional.of("x-access-token"), Optional.of(secret(SECRET)))))
                    .isEqualTo(commit + " next");
        }
    }

    @Test
    void overHttpNobodyElse() throws IOException {
        Program.needed(HttpBackend.PROGRAM, "git");
        try (var server = new HttpBackend(folder, "me", SECRET)) {
            var url = server.url() + "/origin/.git@main//team";

            assertThat(load(url, access(Optional.empty(), Optional.empty(), Optional.empty())))
                    .startsWith("The repository cannot be fetched: ");
            assertThat(load(url, access(Optional.of(secret("wr0ng")), Optional.of("me"), Optional.empty())))
                    .startsWith("The repository cannot be fetched: ")
                    .doesNotContain("wr0ng");
            assertThat(load(url, access(Optional.of(folder.resolve("none")), Optional.empty(), Optional.empty())))
                    .startsWith("The credentials in ");
            assertThat(load(
                            "http://192.0.2.1/r.git",
                            access(Optional.of(secret(SECRET)), Optional.empty(), Optional.empty())))
                    .isEqualTo("Over plain http anybody could read the credentials; use https.");
        }
    }

    @Test
    void overHttpsOfAPrivateAuthority() throws IOException {
        Program.needed(HttpBackend.PROGRAM, "git");
        Program.needed(PrivateAuthority.PROGRAM, "openssl");
        var authority = PrivateAuthority.in(folder.resolve("authority"));
        var token = secret(SECRET);
        try (var server = HttpBackend.secure(folder, "x-access-token", SECRET, authority.server())) {
            var url = server.url() + "/origin/.git@main//team";

            assertThat(load(url, trusting(token, authority.certificate()))).isEqualTo(commit + " wired");
            commit = origin.commit("team/p.yaml", Origin.policy("next"));
            assertThat(load(url, trusting(token, authority.certificate()))).isEqualTo(commit + " next");

            assertThat(load(url, access(Optional.of(token), Optional.empty(), Optional.empty())))
                    .startsWith("The repository cannot be fetched: ")
                    .contains("certificate")
                    .contains("ca-file");
            var stranger = PrivateAuthority.in(folder.resolve("stranger"));
            assertThat(load(url, trusting(token, stranger.certificate())))
                    .startsWith("The repository cannot be fetched: ")
                    .contains("ca-file");
            assertThat(load(url, trusting(token, token))).contains("holds no certificates in PEM");
            assertThat(load(url, trusting(token, folder.resolve("none")))).startsWith("The certificates in ");
        }
    }

    /** A Quarkus test in the same JVM registers this provider from a class loader of its own, and ssh would take it. */
    @BeforeAll
    static void noProviderOfAnotherClassLoader() {
        Security.removeProvider("BC");
    }

    @Test
    void overSshWithAKeyToAKnownHost() throws IOException, InterruptedException {
        Program.needed(SshServer.PROGRAM, "openssh-server");
        try (var server = new SshServer(Files.createDirectory(folder.resolve("ssh")))) {
            var url = server.url(origin.folder()) + "@main//team";

            assertThat(load(url, key(server.key(), server.knownHosts("host")))).isEqualTo(commit + " wired");
            commit = origin.commit("team/p.yaml", Origin.policy("next"));
            assertThat(load(url, key(server.key(), server.knownHosts("host")))).isEqualTo(commit + " next");
            assertThat(load(url, key(server.key(), server.knownHosts("stranger"))))
                    .startsWith("The repository cannot be fetched: ");
            assertThat(load(url, key(server.key(), folder.resolve("no_known_hosts"))))
                    .startsWith("The repository cannot be fetched: ");
            assertThat(load(url, key(server.strangersKey(), server.knownHosts("host"))))
                    .startsWith("The repository cannot be fetched: ");
            assertThat(load(url, key(folder.resolve("none"), server.knownHosts("host"))))
                    .startsWith("The ssh key ");
            assertThat(load(url, key(server.lockedKey(), server.knownHosts("host"))))
                    .contains("has a passphrase", "Use a key without one");
        }
    }
}
