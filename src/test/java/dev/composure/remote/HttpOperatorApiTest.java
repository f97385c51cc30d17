package dev.composure.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.OperatorUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator whose connections break: it sends half an answer the first time, and a whole one the second. */
class HttpOperatorApiTest {

    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nha", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhave");

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::answer);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void answer() {
        for (var answer : ANSWERS) {
            try (var connection = server.accept()) {
                var request = connection.getInputStream();
                var head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) request.read());
                }
                asked.add(head.substring(0, head.indexOf(" ")));
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private HttpOperatorApi operator() {
        return new HttpOperatorApi(
                URI.create("http://127.0.0.1:" + server.getLocalPort()), "token", Path.of("/nonexistent"));
    }

    @Test
    void asksOnceMoreForWhatOnlyReads() {
        assertThat(operator().get("/apis")).isEqualTo("have");
        assertThat(asked).containsExactly("GET", "GET");
    }

    @Test
    void neverRepeatsWhatChangesSomething() {
        var operator = operator();
        assertThatThrownBy(() -> operator.patch("/apis", "{}")).isInstanceOf(OperatorUnavailable.class);
        assertThat(asked).containsExactly("PATCH");
    }
}
