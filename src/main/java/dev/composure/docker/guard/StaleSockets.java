package dev.composure.docker.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folders of guards whose process was killed. A guard that lives answers, and is left alone.
public record StaleSockets(Path temporary) {

    /// Removes them, and returns what it removed, sorted.
    public List<Path> remove() {
        try (Stream<Path> entries = Files.list(temporary)) {
            var stale = entries.filter(StaleSockets::isStale).sorted().toList();
            for (Path folder : stale) {
                Files.deleteIfExists(GuardSocket.socketIn(folder));
                Files.deleteIfExists(folder);
            }
            return stale;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "what killed guards left in %s could not be removed".formatted(temporary), failed);
        }
    }

    private static boolean isStale(Path folder) {
        var name = folder.getFileName();
        var socket = GuardSocket.socketIn(folder);
        return name != null
                && name.toString().startsWith(GuardSocket.PREFIX)
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.exists(socket, LinkOption.NOFOLLOW_LINKS)
                && Files.isWritable(folder)
                && !answers(socket);
    }

    private static boolean answers(Path socket) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
