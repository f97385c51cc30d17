package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.composure.operate.EngineUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerEngineTest {

    @TempDir
    Path folder;

    private static void assertUnavailable(String host, String... words) {
        try (var engine = new DockerEngine(host, Duration.ofSeconds(2))) {
            assertThatThrownBy(engine::composeContainers)
                    .isInstanceOf(EngineUnavailable.class)
                    .hasMessageContainingAll(words);
        }
    }

    private String socket(String name) {
        return "unix://" + folder.resolve(name);
    }

    @Test
    void saysThatThereIsNoSocketAndHowToNameOne() {
        assertUnavailable(socket("docker.sock"), "there is no socket at " + folder, "DOCKER_HOST");
    }

    @Test
    void saysThatTheSocketIsNone() throws IOException {
        Files.createFile(folder.resolve("plain"));
        assertUnavailable(socket("plain"), "plain is not a socket");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        var address = UnixDomainSocketAddress.of(folder.resolve("left.sock"));
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(address);
        }
        assertUnavailable(socket("left.sock"), "left.sock does not answer", "Is dockerd running?");
    }

    @Test
    void givesUpOnAnEngineThatHangs() throws IOException {
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(folder.resolve("silent.sock")));
            assertUnavailable(socket("silent.sock"), "does not answer within 2 s");
        }
    }

    @Test
    void saysThatNothingAnswersOverTcp() {
        assertUnavailable("tcp://127.0.0.1:1", "No Docker Engine answers at tcp://127.0.0.1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://host", "tcp://host", "npipe:////./pipe/docker", "unix:relative", "a b"})
    void refusesAddressesOfOtherKinds(String host) {
        assertThatThrownBy(() -> new DockerEngine(host))
                .isInstanceOf(EngineUnavailable.class)
                .hasMessageContaining(host + " is not understood");
    }

    @ParameterizedTest
    @CsvSource({"1.12, 1.40, too old", "1.60, 1.61, too new", "'', x.y, is none"})
    void refusesAnEngineItCannotTalkTo(String oldest, String newest, String expected) throws IOException {
        var server = answering("/version", 200, """
                {"Version": "9.9", "ApiVersion": "%s", "MinAPIVersion": "%s"}""".formatted(newest, oldest));
        try {
            assertUnavailable("tcp://127.0.0.1:" + server.getAddress().getPort(), expected);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void passesOnWhatAnEngineComplainsOf() throws IOException {
        var server = answering("/version", 503, "no more room");
        try {
            assertUnavailable("tcp://127.0.0.1:" + server.getAddress().getPort(), "status 503", "no more room");
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer answering(String path, int status, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    @ParameterizedTest
    @CsvSource({"1.24, 1.45, 1.45", "1.41, 1.41, 1.41", "1.44, 1.99, 1.51"})
    void speaksTheNewestVersionThatBothKnow(String oldest, String newest, String expected) {
        assertThat(ApiVersion.negotiate(ApiVersion.parse(oldest), ApiVersion.parse(newest)))
                .isEqualTo(ApiVersion.parse(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "26.1.5 | Docker Engine - Community | Engine | 26.1.5",
                "26.1.5+dfsg1 | | Engine | 26.1.5+dfsg1",
                "5.4.0 | linux/amd64/debian-12 | Podman Engine | Podman 5.4.0",
                "28.0.1 | Docker Desktop 4.39.0 (184744) | Engine | 28.0.1 (Docker Desktop)"
            })
    void saysWhatItIsByWhatItSaysOfItself(String version, String platform, String component, String expected)
            throws IOException {
        var server =
                answering("/version", 200, """
                {"Version": "%s", "ApiVersion": "1.41", "MinAPIVersion": "1.24", "Platform": {"Name": "%s"},
                 "Components": [{"Name": "%s", "Version": "1"}, {"Name": "conmon", "Version": "2"}]}""".formatted(version, Objects.requireNonNullElse(platform, ""), component));
        try (var engine =
                new DockerEngine("tcp://127.0.0.1:" + server.getAddress().getPort())) {
            assertThat(engine.version()).isEqualTo(expected);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anEngineThatSaysLittleIsTakenForDockers() throws IOException {
        var server = answering("/version", 200, """
                {"Version": "20.10.5", "ApiVersion": "1.41", "MinAPIVersion": "1.12"}""");
        try (var engine =
                new DockerEngine("tcp://127.0.0.1:" + server.getAddress().getPort())) {
            assertThat(engine.version()).isEqualTo("20.10.5");
        } finally {
            server.stop(0);
        }
    }
}
