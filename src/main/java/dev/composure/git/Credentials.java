package dev.composure.git;

import dev.composure.operate.policies.GitAccess;
import dev.composure.operate.policies.GitLocation;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/// What a remote is told about who asks. Read from their files each time, so that they may be exchanged.
final class Credentials {

    private static final int LONGEST_SECRET = 10_000;

    /// What hosts of git take as the user of a token.
    private static final String TOKEN_USER = "x-access-token";

    private final GitAccess access;

    Credentials(GitAccess access) {
        this.access = access;
    }

    void give(Transport transport, GitLocation location, Path scratch) {
        transport.setTimeout((int) access.timeout().toSeconds());
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(ssh(scratch));
        } else if (transport instanceof TransportHttp http) {
            access.caFile().map(TrustedHttp::of).ifPresent(http::setHttpConnectionFactory);
            secret().ifPresent(secret -> {
                refusePlainText(location);
                transport.setCredentialsProvider(secret);
            });
        }
    }

    private Optional<CredentialsProvider> secret() {
        var token = access.tokenFile().map(Credentials::read);
        var password = access.passwordFile().map(Credentials::read);
        return token.<CredentialsProvider>map(text -> new UsernamePasswordCredentialsProvider(
                        access.username().orElse(TOKEN_USER), text))
                .or(() -> password.map(text -> new UsernamePasswordCredentialsProvider(
                        access.username().orElse("git"), text)));
    }

    private static void refusePlainText(GitLocation location) {
        if (location.url().startsWith("http://") && !isLoopback(location.url())) {
            throw new GitUnavailable("Over plain http anybody could read the credentials; use https.");
        }
    }

    private static boolean isLoopback(String url) {
        try {
            var host = URI.create(url).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LONGEST_SECRET) {
                throw new GitUnavailable(file + " is too large for a token or a password.");
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new GitUnavailable("The credentials in " + file + " cannot be read: "
                    + failed.getClass().getSimpleName() + ". Check the path and who may read it.");
        }
    }

    /// Nobody is asked: a server whose key is not known is refused. The user's own ssh configuration plays no part.
    private SshdSessionFactory ssh(Path scratch) {
        var home = new File(System.getProperty("user.home", "/"));
        var builder = new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setHomeDirectory(home)
                .setSshDirectory(access.sshKeyFile().isPresent() ? scratch.toFile() : new File(home, ".ssh"))
                .setConfigStoreFactory((_, _, _) -> new StrictHosts())
                .setDefaultKnownHostsFiles(folder -> List.of(access.knownHostsFile()
                        .orElse(home.toPath().resolve(".ssh").resolve("known_hosts"))));
        access.sshKeyFile().ifPresent(key -> {
            new SshKey(key).requireUsable();
            builder.setDefaultIdentities(_ -> List.of(key));
        });
        return builder.build(null);
    }
}
