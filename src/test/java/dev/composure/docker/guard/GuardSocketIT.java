package dev.composure.docker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Command;
import dev.composure.lab.Lab;
import dev.composure.lab.TestEngine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The guard's socket carries whatever the engine's own does, and lets nothing through that its rule refuses. */
@Tag("docker")
class GuardSocketIT {

    private static final String IMAGE = "composure-test/busybox";

    /** Everything passes. No run of compose has such a rule. */
    private static final class Open implements Rule {
        @Override
        public boolean wantsBody(Call head) {
            return head.isCreate();
        }

        @Override
        public Ruling judge(Call call) {
            return Ruling.forward();
        }
    }

    @RegisterExtension
    static final Lab lab = new Lab();

    @TempDir
    Path folder;

    private final TestEngine engine = TestEngine.required();
    private final String container = "guard-" + ProcessHandle.current().pid();

    @AfterEach
    void removeContainer() {
        engine.docker("rm", "-f", container);
    }

    private GuardSocket socket(Rule rule) {
        return GuardSocket.open(URI.create(engine.host()), rule);
    }

    private Command docker(GuardSocket socket, String... words) {
        var all = new ArrayList<>(List.of(engine.dockerBinary()));
        all.addAll(List.of(words));
        return Command.run(Map.of("DOCKER_HOST", socket.host()), all);
    }

    @Test
    void theSocketIsForItsOwnerAloneAndGoneAfterwards() throws IOException {
        Path path;
        try (var socket = socket(new Open())) {
            path = Path.of(socket.host().substring("unix://".length()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                    .isEqualTo("rwx------");
        }
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void carriesCreatesAndStreams() {
        try (var socket = socket(new Open())) {
            docker(socket, "run", "-d", "--name", container, IMAGE, "sh", "-c", "echo started; sleep 1000")
                    .succeeded();
            assertThat(docker(socket, "logs", container).succeeded()).contains("started");
        }
    }

    /** An exec could do anything, so no rule gets to see it. */
    @Test
    void aConnectionThatLeavesHttpIsRefusedEvenWhereEverythingElsePasses() {
        engine.docker("run", "-d", "--name", container, IMAGE, "sleep", "1000").succeeded();
        try (var socket = socket(new Open())) {
            assertThat(docker(socket, "exec", container, "touch", "/touched").exitCode())
                    .isNotZero();
        }
        assertThat(engine.docker("exec", container, "ls", "/touched").exitCode())
                .isNotZero();
    }

    @Test
    void carriesLargeBodiesBothWays() throws IOException {
        var large = folder.resolve("large.bin");
        try (var out = Files.newOutputStream(large)) {
            var block = new byte[1 << 20];
            for (int index = 0; index < 96; index++) {
                Arrays.fill(block, (byte) index);
                out.write(block);
            }
        }
        try (var socket = socket(new Open())) {
            docker(socket, "create", "--name", container, IMAGE, "true").succeeded();
            docker(socket, "cp", large.toString(), container + ":/large.bin").succeeded();
            docker(
                            socket,
                            "cp",
                            container + ":/large.bin",
                            folder.resolve("back.bin").toString())
                    .succeeded();
        }
        assertThat(Files.mismatch(large, folder.resolve("back.bin"))).isEqualTo(-1);
    }

    /** A caller that reads slowly is not drowned, and the guard holds no more than a little for it. */
    @Test
    void aSlowCallerGetsAllOfIt() throws IOException {
        engine.docker("create", "--name", container, IMAGE, "true").succeeded();
        var content = folder.resolve("content.bin");
        Files.write(content, new byte[24 << 20]);
        engine.docker("cp", content.toString(), container + ":/content.bin").succeeded();
        try (var socket = socket(new Open());
                var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket.host().substring("unix://".length())));
            channel.write(ByteBuffer.wrap(
                    "GET /containers/%s/archive?path=/content.bin HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .formatted(container)
                            .getBytes(StandardCharsets.US_ASCII)));
            long total = 0;
            var buffer = ByteBuffer.allocate(1 << 20);
            while (channel.read(buffer) >= 0) {
                total += buffer.position();
                buffer.clear();
                LockSupport.parkNanos(5_000_000);
            }
            assertThat(total).isGreaterThan(24L << 20);
        }
    }

    /** A caller that writes slowly, in chunks, is waited for. */
    @Test
    void aSlowChunkedBodyIsJudgedAsAWhole() throws IOException {
        try (var socket = socket(new Open());
                var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket.host().substring("unix://".length())));
            write(
                    channel,
                    "POST /containers/create?name=%s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    .formatted(container)
                            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
            for (String part : List.of("{\"Image\":", "\"" + IMAGE + "\",", "\"Cmd\":[\"true\"]}")) {
                LockSupport.parkNanos(50_000_000);
                write(channel, "%x\r\n%s\r\n".formatted(part.length(), part));
            }
            write(channel, "0\r\n\r\n");
            var buffer = ByteBuffer.allocate(4096);
            while (channel.read(buffer) >= 0 && buffer.hasRemaining()) {
                LockSupport.parkNanos(1_000_000);
            }
            assertThat(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201");
        }
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aDryRunLetsNothingThroughButReads() throws IOException {
        engine.docker("run", "-d", "--name", container, IMAGE, "sleep", "1000").succeeded();
        try (var socket = socket(new HardDryRun())) {
            assertThat(docker(socket, "ps", "--filter", "name=" + container).succeeded())
                    .contains(container);
            for (var words : List.of(
                    List.of("stop", "-t", "0", container),
                    List.of("rm", "-f", container),
                    List.of("exec", container, "true"),
                    List.of("run", "--rm", IMAGE, "true"),
                    List.of("network", "create", container),
                    List.of("volume", "create", container))) {
                var refused = docker(socket, words.toArray(String[]::new));
                assertThat(refused.exitCode()).as("%s", words).isNotZero();
                assertThat(refused.output()).contains("dry run");
            }
            assertThat(rawUpgrade(socket)).startsWith("HTTP/1.1 403");
        }
        assertThat(engine.docker("inspect", "-f", "{{.State.Running}}", container)
                        .succeeded())
                .contains("true");
        assertThat(engine.docker("network", "ls", "-q", "--filter", "name=" + container)
                        .succeeded())
                .isBlank();
    }

    /** A websocket to a container's input is a `GET`, and no read. */
    private String rawUpgrade(GuardSocket socket) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket.host().substring("unix://".length())));
            write(
                    channel,
                    "GET /containers/%s/attach/ws?stdin=1&stream=1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                                    .formatted(container)
                            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eDp4\r\n\r\n");
            var buffer = ByteBuffer.allocate(4096);
            channel.read(buffer);
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }

    /** Whoever fills the socket with a body that is not wanted is still answered. */
    @Test
    void aLargeBodyThatIsRefusedIsAnswered() throws IOException {
        try (var socket = socket(new HardDryRun());
                var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket.host().substring("unix://".length())));
            int length = 8 << 20;
            write(channel, "POST /images/load HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n".formatted(length));
            try (OutputStream out = Channels.newOutputStream(channel)) {
                out.write(new byte[length]);
                var buffer = ByteBuffer.allocate(4096);
                channel.read(buffer);
                assertThat(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 403");
            }
        }
    }
}
