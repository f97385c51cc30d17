package dev.composure.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.composure.operate.StateStore;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.ServiceStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuietOperator.class)
class ComposeProjectResourceTest {

    private static final String PROJECTS = "/apis/composure.dev/v1alpha1/composeprojects";
    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");

    private final StateStore store;

    ComposeProjectResourceTest(StateStore store) {
        this.store = store;
    }

    @BeforeEach
    void twoProjects() {
        store.save(status("shop", Condition.Status.TRUE, Reason.NO_NEW_ZOMBIES));
        store.save(status("blog", Condition.Status.FALSE, Reason.ZOMBIES_GROW));
    }

    private static ProjectStatus status(String name, Condition.Status flat, Reason reason) {
        return new ProjectStatus(
                new ProjectId(name),
                "/srv/" + name,
                List.of("/srv/" + name + "/compose.yaml"),
                "audit",
                "r1",
                List.of(new Condition(Condition.Type.ZOMBIES_FLAT, flat, reason, "web: so", SINCE, "r1")),
                List.of(
                        new ServiceStatus("db", "sha256:1", "none", false, 0, "not running"),
                        new ServiceStatus("web", "sha256:2", "healthy", true, 42, "growing")),
                List.of(new FindingStatus(
                        "orphan-always", "error", "leaking", "container", "web", "/srv/compose.yaml", 7, "because")),
                List.of());
    }

    private static RequestSpecification withToken() throws IOException {
        var token = Files.readString(Path.of(QuietOperator.STATE, "token")).strip();
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void listsProjectsInOrder() throws IOException {
        withToken()
                .get(PROJECTS)
                .then()
                .statusCode(200)
                .body("apiVersion", equalTo("composure.dev/v1alpha1"))
                .body("kind", equalTo("ComposeProjectList"))
                .body("items.metadata.name", contains("blog", "shop"));
    }

    @Test
    void showsAProjectWithItsConditions() throws IOException {
        withToken()
                .get(PROJECTS + "/blog")
                .then()
                .statusCode(200)
                .body("kind", equalTo("ComposeProject"))
                .body("spec.project", equalTo("blog"))
                .body("spec.files", hasItem("/srv/blog/compose.yaml"))
                .body("status.mode", equalTo("audit"))
                .body("status.conditions[0].type", equalTo("ZombiesFlat"))
                .body("status.conditions[0].status", equalTo("False"))
                .body("status.conditions[0].reason", equalTo("ZombiesGrow"))
                .body("status.conditions[0].lastTransitionTime", equalTo("2026-11-24T10:00:00Z"))
                .body("status.findings[0].rule", equalTo("orphan-always"))
                .body("status.services[1].zombies", equalTo(42));
    }

    @Test
    void whatWasNotCountedIsNull() throws IOException {
        withToken().get(PROJECTS + "/blog").then().body("status.services[0].zombies", nullValue());
    }

    @Test
    void aProjectThatIsNotThereIsNotFound() throws IOException {
        withToken()
                .get(PROJECTS + "/other")
                .then()
                .statusCode(404)
                .body("kind", equalTo("Status"))
                .body("reason", equalTo("NotFound"))
                .body("message", containsString("other"));
    }

    @Test
    void nobodyGetsInWithoutTheToken() {
        given().get(PROJECTS).then().statusCode(401).body("kind", equalTo("Status"));
        given().header("Authorization", "Bearer wrong").get(PROJECTS).then().statusCode(401);
        given().header("Authorization", "Basic wrong")
                .get(PROJECTS + "/blog")
                .then()
                .statusCode(401);
    }

    @Test
    void theTokenStandsInNoAnswer() throws IOException {
        var token = Files.readString(Path.of(QuietOperator.STATE, "token")).strip();
        withToken().get(PROJECTS).then().body(not(containsString(token)));
    }

    private static String approving(String digest) {
        return "{\"metadata\":{\"annotations\":{\"composure.dev/approve\":\"%s\"}}}".formatted(digest);
    }

    @Test
    void anApprovalIsKeptForItsPlan() throws IOException {
        withToken()
                .contentType("application/merge-patch+json")
                .body(approving("0123456789ab"))
                .patch(PROJECTS + "/blog")
                .then()
                .statusCode(200)
                .body("metadata.name", equalTo("blog"));
        assertThat(store.approvals(new ProjectId("blog"))).contains("0123456789ab");
        assertThat(store.approvals(new ProjectId("shop"))).isEmpty();
    }

    @Test
    void nothingElseCanBePatched() throws IOException {
        for (var patch : List.of(
                "{\"spec\":{\"project\":\"x\"}}",
                approving("abc"),
                "{\"metadata\":{\"annotations\":{\"composure.dev/approve\":\"0123456789ab\"},\"name\":\"x\"}}")) {
            withToken()
                    .contentType("application/merge-patch+json")
                    .body(patch)
                    .patch(PROJECTS + "/shop")
                    .then()
                    .statusCode(422)
                    .body("kind", equalTo("Status"));
        }
        assertThat(store.approvals(new ProjectId("shop"))).isEmpty();
    }

    @Test
    void anApprovalNeedsAProjectAndTheToken() throws IOException {
        withToken()
                .contentType("application/merge-patch+json")
                .body(approving("0123456789ab"))
                .patch(PROJECTS + "/other")
                .then()
                .statusCode(404);
        given().contentType("application/merge-patch+json")
                .body(approving("0123456789ab"))
                .patch(PROJECTS + "/shop")
                .then()
                .statusCode(401);
        assertThat(store.approvals(new ProjectId("shop"))).isEmpty();
    }
}
