package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a packaged operator that was told nothing about it listens on. No engine is needed for that. */
@Tag("docker")
class ServedByDefaultIT {

    private static final Duration STARTS = Duration.ofSeconds(60);
    private static final int DEFAULT_PORT = 8480;
    private static final int PATIENCE = 5_000;
    private static final int PORT_DIGITS = 4;
    private static final String LISTENS = "0A";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    private Process serve(String... options) throws IOException {
        var words = new ArrayList<>(Distribution.words("serve"));
        words.addAll(List.of("--state", folder.resolve("state").toString()));
        words.addAll(List.of(options));
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSURE_"));
        builder.environment().put("DOCKER_HOST", "unix://" + folder.resolve("none.sock"));
        var process = builder.start();
        started.add(process);
        return process;
    }

    /** Every port that the process listens on, as `ADDRESS:PORT`, as the kernel knows it. */
    private static SortedSet<String> listening(Process process) {
        var home = Path.of("/proc", Long.toString(process.pid()));
        var sockets = new TreeSet<String>();
        try (var descriptors = Files.list(home.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
            var all = new TreeSet<String>();
            for (var table : List.of("tcp", "tcp6")) {
                Files.readAllLines(home.resolve("net").resolve(table)).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[3].equals(LISTENS) && sockets.contains("socket:[" + fields[9] + "]"))
                        .forEach(fields -> all.add(address(fields[1])));
            }
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The kernel writes an IPv4 address with its bytes in the machine's order; one mapped into IPv6 ends in it. */
    private static String address(String field) {
        int colon = field.indexOf(':');
        var last = field.substring(colon - 8, colon);
        var bytes = new ArrayList<String>();
        for (int at = 6; at >= 0; at -= 2) {
            bytes.add(Integer.toString(Integer.parseInt(last.substring(at, at + 2), 16)));
        }
        var port = Integer.parseInt(field.substring(colon + 1, colon + 1 + PORT_DIGITS), 16);
        return String.join(".", bytes) + ":" + port;
    }

    private static boolean isReached(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static List<InetAddress> otherAddresses() throws SocketException {
        var others = new ArrayList<InetAddress>();
        others.add(InetAddress.ofLiteral("127.0.0.2"));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.equals(InetAddress.ofLiteral("127.0.0.1")))
                .forEach(others::add);
        return others;
    }

    /** What is answered to plain http: nothing of HTTP, as TLS is spoken there. */
    private static String byHttp(int port) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream()
                    .write("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    private static int health(String server) {
        return RestAssured.given()
                .relaxedHTTPSValidation()
                .get(server + "/q/health/live")
                .statusCode();
    }

    private void awaitListening(Process process) {
        Eventually.within(
                STARTS,
                "it listens",
                () -> process.isAlive() ? listening(process) : new TreeSet<>(List.of("ended")),
                addresses -> !addresses.isEmpty());
        assertThat(process.isAlive()).as("it runs").isTrue();
    }

    @Test
    void toldNothingItSpeaksTlsOnLoopbackAlone() throws IOException {
        if (isReached(InetAddress.ofLiteral("127.0.0.1"), DEFAULT_PORT)) {
            throw Prerequisite.missing("somebody listens on port %d already".formatted(DEFAULT_PORT));
        }
        var process = serve();
        awaitListening(process);

        assertThat(listening(process)).containsExactly("127.0.0.1:" + DEFAULT_PORT);
        assertThat(health("https://127.0.0.1:" + DEFAULT_PORT)).isEqualTo(200);
        assertThat(byHttp(DEFAULT_PORT)).doesNotContain("HTTP/1.1 200");
        assertThat(otherAddresses()).noneMatch(address -> isReached(address, DEFAULT_PORT));
    }

    /** The control: where it is told otherwise, the same looks see it. */
    @Test
    void toldToListenEverywhereItIsReachedThere() throws IOException {
        var process = serve("--listen", "0.0.0.0:0");
        awaitListening(process);
        var address = listening(process).first();
        assertThat(address).startsWith("0.0.0.0:");
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        assertThat(isReached(InetAddress.ofLiteral("127.0.0.2"), port)).isTrue();
    }

    @Test
    void toldToSpeakPlainHttpItDoes() throws IOException {
        var process = serve("--insecure-http", "--listen", "127.0.0.1:0");
        awaitListening(process);
        var address = listening(process).first();
        assertThat(byHttp(Integer.parseInt(address.substring(address.indexOf(':') + 1))))
                .contains("HTTP/1.1 200");
    }
}
