package dev.composure.docker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed guards left goes; what lives, or is nobody's guard, stays. */
class StaleSocketsTest {

    @TempDir
    Path temporary;

    private ServerSocketChannel guard(String name) throws IOException {
        var folder = Files.createDirectory(temporary.resolve(name));
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return channel.bind(UnixDomainSocketAddress.of(folder.resolve("engine.sock")));
    }

    @Test
    void onlyWhatNobodyListensToIsRemoved() throws IOException {
        guard("composure-guard-1").close();
        Files.createDirectory(temporary.resolve("composure-guard-2"));
        guard("somebody-else").close();
        try (var lives = guard("composure-guard-3")) {
            assertThat(lives.isOpen()).isTrue();
            assertThat(new StaleSockets(temporary).remove()).containsExactly(temporary.resolve("composure-guard-1"));
        }
        assertThat(temporary.resolve("composure-guard-1")).doesNotExist();
        assertThat(temporary.resolve("composure-guard-2")).exists();
        assertThat(temporary.resolve("composure-guard-3/engine.sock")).exists();
        assertThat(temporary.resolve("somebody-else/engine.sock")).exists();
    }
}
