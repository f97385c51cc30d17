package dev.composure.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.composure.operate.notices.Notice;
import dev.composure.reconcile.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Notice NOTICE = new Notice(
            "id1",
            "project.stalled",
            new ProjectId("blog"),
            "web/init",
            "ApprovalNeeded",
            "approve it",
            true,
            Instant.parse("2026-11-24T10:00:00Z"));

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> types = new CopyOnWriteArrayList<>();
    private volatile int refusals;
    private HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @BeforeEach
    void listen() {
        server.createContext("/", call -> {
            types.add(call.getRequestHeaders().getFirst("Content-Type"));
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(bodies.size() <= refusals ? 503 : 204, -1);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Webhook webhook() {
        return new Webhook(URI.create("http://127.0.0.1:%d/hook?secret=1"
                .formatted(server.getAddress().getPort())));
    }

    @Test
    void aNoticeIsACloudEvent() throws IOException {
        assertThat(webhook().announce(NOTICE)).isEmpty();
        var event = new JsonMapper().readTree(bodies.getFirst());
        assertThat(types.getFirst()).startsWith("application/cloudevents+json");
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("id1");
        assertThat(event.path("type").asText()).isEqualTo("dev.composure.project.stalled");
        assertThat(event.path("source").asText()).isEqualTo("/composure/projects/blog");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(event.at("/data/reason").asText()).isEqualTo("ApprovalNeeded");
        assertThat(event.at("/data/reminder").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotTakenIsSaidWithoutTheSecret() {
        refusals = 1;
        assertThat(webhook().announce(NOTICE)).contains("127.0.0.1 answered 503");
        assertThat(webhook().announce(NOTICE)).isEmpty();
        server.stop(0);
        assertThat(webhook().announce(NOTICE).orElseThrow())
                .startsWith("127.0.0.1 could not be reached")
                .doesNotContain("secret");
    }
}
