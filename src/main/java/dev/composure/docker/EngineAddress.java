package dev.composure.docker;

import dev.composure.operate.EngineUnavailable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/// Where the engine listens, as `DOCKER_HOST` spells it: `unix:///path` or `tcp://host:port`.
record EngineAddress(URI uri) {

    private static final String DEFAULT = "unix:///var/run/docker.sock";
    private static final String HOW_TO_NAME_ONE =
            "name its address with DOCKER_HOST or composure.engine.host, such as " + DEFAULT;

    /// An empty host means the default socket.
    static EngineAddress parse(String host) {
        var text = host.isBlank() ? DEFAULT : host.strip();
        try {
            var uri = new URI(text);
            if (isSocket(uri) || isTcp(uri)) {
                return new EngineAddress(uri);
            }
        } catch (URISyntaxException invalid) {
            throw new EngineUnavailable(notUnderstood(text), invalid);
        }
        throw new EngineUnavailable(notUnderstood(text));
    }

    private static boolean isSocket(URI uri) {
        return "unix".equals(uri.getScheme())
                && uri.getPath() != null
                && uri.getPath().startsWith("/");
    }

    private static boolean isTcp(URI uri) {
        return "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
    }

    private static String notUnderstood(String text) {
        return "The Docker Engine's address %s is not understood: Composure works with the engine of its own host; %s."
                .formatted(text, HOW_TO_NAME_ONE);
    }

    SocketAddress socket() {
        return isTcp(uri)
                ? new InetSocketAddress(uri.getHost(), uri.getPort())
                : UnixDomainSocketAddress.of(uri.getPath());
    }

    /// What a failed connection means, and the way out.
    String explain(Throwable failure) {
        if (isTcp(uri)) {
            return "No Docker Engine answers at %s (%s). Start it, or %s."
                    .formatted(uri, failure.getMessage(), HOW_TO_NAME_ONE);
        }
        var socket = Path.of(uri.getPath());
        try {
            return explainSocket(socket, Files.readAttributes(socket, PosixFileAttributes.class), failure);
        } catch (NoSuchFileException missing) {
            return "No Docker Engine: there is no socket at %s. Start Docker, or %s."
                    .formatted(missing.getFile(), HOW_TO_NAME_ONE);
        } catch (AccessDeniedException denied) {
            return notAllowed(socket, "a folder on the way to it cannot be entered");
        } catch (IOException other) {
            return "The Docker Engine's socket %s cannot be looked at: %s".formatted(socket, other.getMessage());
        }
    }

    private static String explainSocket(Path socket, PosixFileAttributes attributes, Throwable failure) {
        if (!attributes.isOther()) {
            return "%s is not a socket, so no Docker Engine is behind it. To use another, %s."
                    .formatted(socket, HOW_TO_NAME_ONE);
        }
        if (!Files.isReadable(socket) || !Files.isWritable(socket)) {
            return notAllowed(socket, "it belongs to the group " + attributes.group());
        }
        return "The Docker Engine at unix://%s does not answer (%s). Is dockerd running? See `systemctl status docker`."
                .formatted(socket, failure.getMessage());
    }

    private static String notAllowed(Path socket, String why) {
        return "No permission to use the Docker Engine's socket %s: %s. Run as root, or as a member of that group."
                .formatted(socket, why);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
