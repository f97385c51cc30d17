package dev.composure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.composure.operate.StateStore;
import dev.composure.operate.access.Doorkeeper;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets into the dashboard, and what he may do there. */
@QuarkusTest
@TestProfile(QuietDashboard.class)
@Timeout(60)
class SessionTest {

    private static final ProjectId BLOG = new ProjectId("blog");
    private static final Path TOKENS = Path.of(QuietDashboard.STATE, "tokens");

    private final StateStore store;

    SessionTest(StateStore store) {
        this.store = store;
    }

    @BeforeEach
    void aProject() {
        store.save(new ProjectStatus(
                BLOG, "/srv/blog", List.of(), "audit", "r1", List.of(), List.of(), List.of(), List.of()));
    }

    @AfterEach
    void none() {
        store.forget(BLOG);
        store.pause(BLOG, false);
    }

    @Test
    void withoutASessionThereIsOnlyTheLogin() {
        for (var path : List.of("/", "/ui/projects/blog", "/ui/policy", "/ui/nowhere")) {
            Browsing.anybody()
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", equalTo("/ui/login?next=" + path.replace("/", "%2F")));
        }
        Browsing.anybody().get("/ui/events").then().statusCode(401);
        Browsing.anybody().post("/ui/projects/blog/pause").then().statusCode(403);
        Browsing.anybody().cookie("composure", "guessed").get("/").then().statusCode(303);
        Browsing.anybody().get("/ui/login").then().statusCode(200);
        assertThat(store.isPaused(BLOG)).isFalse();
    }

    @Test
    void aTokenOpensASessionThatScriptsAndOtherSitesCannotUse() {
        Browsing.login(Browsing.localToken(), "/ui/policy")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/ui/policy"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"))
                .header("Set-Cookie", containsString("Path=/"))
                .header("Set-Cookie", not(containsString(Browsing.localToken())));
    }

    @Test
    void aWrongTokenOpensNone() {
        Browsing.login("wrong", "")
                .then()
                .statusCode(401)
                .header("Set-Cookie", nullValue())
                .body(containsString("no token of this operator"));
    }

    @Test
    void theLoginLeadsToPagesOfOursOnly() {
        for (var next :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "")) {
            Browsing.login(Browsing.localToken(), next).then().header("Location", equalTo("/"));
        }
    }

    @Test
    void sessionsAndTokensAreNotTakenForEachOther() {
        Browsing.asOperator()
                .get("/apis/composure.dev/v1alpha1/composeprojects")
                .then()
                .statusCode(401);
        Browsing.anybody()
                .header("Authorization", "Bearer " + Browsing.localToken())
                .get("/")
                .then()
                .statusCode(303);
    }

    @Test
    void aFormOfAnotherSessionOrSiteDoesNothing() {
        var browsing = Browsing.asOperator();
        var path = "/ui/projects/blog/pause";
        browsing.call().post(path).then().statusCode(403);
        browsing.call()
                .formParam("csrf", Browsing.asOperator().csrf())
                .post(path)
                .then()
                .statusCode(403);
        browsing.call()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("csrf", browsing.csrf())
                .post(path)
                .then()
                .statusCode(403);
        assertThat(store.isPaused(BLOG)).isFalse();
        browsing.post(path).then().statusCode(303);
        assertThat(store.isPaused(BLOG)).isTrue();
    }

    @Test
    void aViewerSeesEverythingAndCanDoNothing() throws IOException {
        var token = "a-viewer-of-this-test";
        Files.writeString(TOKENS, "watcher viewer " + Doorkeeper.hash(token) + "\n", StandardOpenOption.APPEND);
        var viewer = Browsing.with(token);
        assertThat(viewer.page("/ui/projects/blog")).contains("blog", "Log out").doesNotContain("Pause…", "Roll back…");
        for (var path : List.of("/ui/projects/blog/pause", "/ui/projects/blog/approve", "/ui/projects/blog/resume")) {
            viewer.get(path).then().statusCode(403);
            viewer.post(path).then().statusCode(403).body(containsString("who may only look"));
        }
        viewer.post("/ui/remediations/x/rollback").then().statusCode(403);
        assertThat(store.isPaused(BLOG)).isFalse();
    }

    @Test
    void aSessionEndsWithItsToken() throws IOException {
        var before = Files.readString(TOKENS);
        Files.writeString(TOKENS, before + "passing operator " + Doorkeeper.hash("passing-by") + "\n");
        var browsing = Browsing.with("passing-by");
        browsing.get("/").then().statusCode(200);
        Files.writeString(TOKENS, before);
        browsing.get("/").then().statusCode(303);
    }

    @Test
    void loggingOutEndsIt() {
        var browsing = Browsing.asOperator();
        browsing.post("/ui/logout").then().statusCode(303).header("Location", equalTo("/ui/login"));
        browsing.get("/").then().statusCode(303);
    }

    @Test
    void aFormThatIsTooLargeIsNotRead() {
        assertThat(Browsing.login("x".repeat(20_000), "").statusCode()).isIn(400, 413);
    }

    @Test
    void aPageIsToldAtOnceHowThingsStandAndThenOfEachChange() throws IOException {
        var browsing = Browsing.asOperator();
        var url = URI.create("http://127.0.0.1:%d/ui/events/projects/blog".formatted(RestAssured.port))
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("Cookie", "composure=" + browsing.cookie());
        connection.setReadTimeout(20_000);
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            var first = next(lines);
            assertThat(browsing.page("/ui/projects/blog")).contains("data-version=\"" + first + "\"");
            browsing.post("/ui/projects/blog/pause").then().statusCode(303);
            var second = next(lines);
            assertThat(second).isNotEqualTo(first);
            assertThat(browsing.page("/ui/projects/blog")).contains("data-version=\"" + second + "\"");
        }
    }

    private static String next(BufferedReader lines) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                return line.substring("data: ".length());
            }
        }
        throw new AssertionError("the stream ended");
    }
}
