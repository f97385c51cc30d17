package dev.composure.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.composure.lab.Eventually;
import dev.composure.operate.notices.Notice;
import dev.composure.reconcile.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Notice NOTICE = new Notice(
            "id1",
            "project.stalled",
            new ProjectId("blog"),
            "web/init",
            "ApprovalNeeded",
            "approve it",
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
        return new Webhook(
                URI.create("http://127.0.0.1:%d/hook?secret=1"
                        .formatted(server.getAddress().getPort())),
                Duration.ofMillis(1));
    }

    @Test
    void aNoticeIsACloudEvent() throws IOException {
        try (var webhook = webhook()) {
            webhook.announce(NOTICE);
            Eventually.within(SOON, "it is told", () -> bodies, told -> !told.isEmpty());
        }
        var event = new JsonMapper().readTree(bodies.getFirst());
        assertThat(types.getFirst()).startsWith("application/cloudevents+json");
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("id1");
        assertThat(event.path("type").asText()).isEqualTo("dev.composure.project.stalled");
        assertThat(event.path("source").asText()).isEqualTo("/composure/projects/blog");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(event.at("/data/reason").asText()).isEqualTo("ApprovalNeeded");
    }

    @Test
    void whatIsRefusedIsSentAgain() {
        refusals = 3;
        try (var webhook = webhook()) {
            webhook.announce(NOTICE);
            Eventually.within(SOON, "it is told in the end", () -> bodies.size(), count -> count == 4);
        }
        assertThat(bodies).containsOnly(bodies.getFirst());
    }

    @Test
    void whatIsNeverTakenIsGivenUp() {
        refusals = Integer.MAX_VALUE;
        try (var webhook = webhook()) {
            webhook.announce(NOTICE);
            Eventually.within(SOON, "it is tried eight times", () -> bodies.size(), count -> count >= 8);
            refusals = 0;
            webhook.announce(NOTICE);
            Eventually.within(SOON, "the next one is told", () -> bodies.size(), count -> count == 9);
        }
    }
}
