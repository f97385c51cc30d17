package dev.composure.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Where an operator sends its notices to. One that comes twice is the same one: it has the same id. */
final class NoticeSink implements AutoCloseable {

    private static final int TAKEN = 204;

    private final JsonMapper mapper = new JsonMapper();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final Map<Integer, JsonNode> events = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    private NoticeSink(HttpServer server) {
        this.server = server;
    }

    static NoticeSink open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var sink = new NoticeSink(server);
            server.createContext("/", sink::take);
            server.start();
            return sink;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            events.put(arrivals.incrementAndGet(), mapper.readTree(call.getRequestBody()));
            call.sendResponseHeaders(TAKEN, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/notices".formatted(server.getAddress().getPort());
    }

    /** Type, subject and reason of all that was told of a project, in the order in which it came. */
    List<String> of(LabProject project) {
        return events.values().stream()
                .filter(event -> event.at("/data/project").asText().equals(project.name()))
                .collect(Collectors.toMap(
                        event -> event.path("id").asText(), NoticeSink::words, (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static String words(JsonNode event) {
        return "%s %s %s"
                .formatted(
                        event.path("type").asText().replace("dev.composure.", ""),
                        event.path("subject").asText(),
                        event.at("/data/reason").asText())
                .replaceAll(" +", " ");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
