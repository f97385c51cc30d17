package dev.composure.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.lab.Eventually;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.kinds.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(QuietOperator.class)
@Timeout(60)
class WatchTest {

    private static final String PROJECTS = "/apis/composure.dev/v1alpha1/composeprojects";
    private static final JsonMapper JSON = new JsonMapper();

    private final StateStore store;
    private final Feed feed;

    WatchTest(StateStore store, Feed feed) {
        this.store = store;
        this.feed = feed;
    }

    /** One caller who watches; closing it hangs up. */
    private record Caller(HttpURLConnection connection, BufferedReader lines) implements AutoCloseable {
        static Caller watching(String query, String accept) throws IOException {
            var url = "http://127.0.0.1:%d%s?watch=true&%s".formatted(RestAssured.port, PROJECTS, query);
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + token());
            connection.setRequestProperty("Accept", accept);
            connection.setReadTimeout(20_000);
            return new Caller(
                    connection,
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)));
        }

        JsonNode next() throws IOException {
            var line = lines.readLine();
            assertThat(line).as("the watch goes on").isNotNull();
            return JSON.readTree(line);
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    private static String token() throws IOException {
        return Files.readString(Path.of(QuietOperator.STATE, "token")).strip();
    }

    private static ProjectStatus status(String name, String mode) {
        return new ProjectStatus(
                new ProjectId(name), "/srv", List.of(), mode, "r1", List.of(), List.of(), List.of(), List.of());
    }

    private void save(String name, String mode) {
        store.save(status(name, mode));
        feed.refresh(new ProjectId(name));
    }

    private void forget(String name) {
        store.forget(new ProjectId(name));
        feed.refresh(new ProjectId(name));
    }

    private static String version() throws IOException {
        return given().header("Authorization", "Bearer " + token())
                .get(PROJECTS)
                .jsonPath()
                .getString("metadata.resourceVersion");
    }

    private static void isTold(JsonNode event, String type, String name) {
        assertThat(event.path("type").asText()).isEqualTo(type);
        assertThat(event.at("/object/metadata/name").asText()).isEqualTo(name);
    }

    @BeforeEach
    void noProject() {
        store.statuses().forEach(status -> store.forget(status.project()));
        feed.refresh(Kind.COMPOSE_PROJECT);
    }

    @Test
    void tellsWhatChangesAfterAVersion() throws IOException {
        save("old", "audit");
        try (var caller = Caller.watching("resourceVersion=" + version(), "application/json")) {
            save("blog", "audit");
            isTold(caller.next(), "ADDED", "blog");
            save("blog", "enforce");
            var modified = caller.next();
            isTold(modified, "MODIFIED", "blog");
            assertThat(modified.at("/object/status/mode").asText()).isEqualTo("enforce");
            save("blog", "enforce");
            forget("blog");
            var deleted = caller.next();
            isTold(deleted, "DELETED", "blog");
            assertThat(deleted.at("/object/metadata/resourceVersion").asLong())
                    .isGreaterThan(
                            modified.at("/object/metadata/resourceVersion").asLong());
        }
    }

    @Test
    void whatChangedBetweenListAndWatchIsTold() throws IOException {
        var version = version();
        store.save(status("blog", "audit"));
        try (var caller = Caller.watching("resourceVersion=" + version, "application/json")) {
            isTold(caller.next(), "ADDED", "blog");
        }
    }

    @Test
    void withoutAVersionItBeginsWithWhatThereIs() throws IOException {
        save("blog", "audit");
        try (var caller = Caller.watching("", "application/json")) {
            isTold(caller.next(), "ADDED", "blog");
        }
    }

    @Test
    void theEndOfWhatThereIsIsMarkedWhereAsked() throws IOException {
        save("blog", "audit");
        try (var caller = Caller.watching(
                "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true",
                "application/json")) {
            isTold(caller.next(), "ADDED", "blog");
            var bookmark = caller.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
            assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isEqualTo(version());
        }
    }

    @Test
    void whoAsksForBookmarksIsToldTheVersionNowAndThen() throws IOException {
        try (var caller =
                Caller.watching("allowWatchBookmarks=true&resourceVersion=" + version(), "application/json")) {
            save("blog", "audit");
            isTold(caller.next(), "ADDED", "blog");
            var bookmark = caller.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/annotations").isMissingNode())
                    .isTrue();
            var version = bookmark.at("/object/metadata/resourceVersion").asText();
            assertThat(version).isEqualTo(version());
            save("shop", "audit");
            try (var other = Caller.watching("resourceVersion=" + version, "application/json")) {
                isTold(other.next(), "ADDED", "shop");
            }
        }
    }

    @Test
    void whoSelectsIsToldOfComingAndGoing() throws IOException {
        var query = "labelSelector=composure.dev/mode%3Denforce&resourceVersion=" + version();
        try (var caller = Caller.watching(query, "application/json")) {
            save("blog", "audit");
            save("blog", "enforce");
            isTold(caller.next(), "ADDED", "blog");
            save("blog", "audit");
            isTold(caller.next(), "DELETED", "blog");
        }
    }

    @Test
    void aTableIsToldInRows() throws IOException {
        save("blog", "audit");
        try (var caller = Caller.watching("", "application/json;as=Table;v=v1;g=meta.k8s.io")) {
            var event = caller.next();
            assertThat(event.at("/object/kind").asText()).isEqualTo("Table");
            assertThat(event.at("/object/rows/0/cells/0").asText()).isEqualTo("blog");
        }
    }

    @Test
    void aVersionThatIsNotRememberedIsGone() throws IOException {
        var old = version();
        for (int change = 0; change < 501; change++) {
            store.save(status("blog", "audit"));
            feed.refresh(Kind.COMPOSE_PROJECT);
            store.save(status("blog", "enforce"));
            feed.refresh(Kind.COMPOSE_PROJECT);
        }
        for (var version : List.of(old, "1", "9" + old)) {
            var answer = given().header("Authorization", "Bearer " + token())
                    .get(PROJECTS + "?watch=true&resourceVersion=" + version);
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.jsonPath().getString("reason")).isEqualTo("Expired");
        }
    }

    @Test
    void aWatchEndsWhenItsTimeIsOver() throws IOException {
        try (var caller = Caller.watching("timeoutSeconds=1", "application/json")) {
            assertThat(caller.lines().readLine()).isNull();
        }
        assertThat(feed.watching()).isZero();
    }

    @Test
    void whoDoesNotReadIsCutOff() throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
            socket.getOutputStream()
                    .write("GET %s?watch=true HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(PROJECTS, token())
                            .getBytes(StandardCharsets.US_ASCII));
            Eventually.within(Duration.ofSeconds(20), "somebody watches", feed::watching, count -> count == 1);
            var directory = "/srv/" + "x".repeat(20_000);
            int told = 0;
            while (feed.watching() > 0 && told < 20_000) {
                told++;
                store.save(new ProjectStatus(
                        new ProjectId("blog"),
                        directory,
                        List.of(),
                        "audit",
                        "r" + told,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
                feed.refresh(new ProjectId("blog"));
            }
            assertThat(told).as("it is borne with for a while").isGreaterThan(2_000);
            assertThat(feed.watching()).isZero();
        }
    }
}
