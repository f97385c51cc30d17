package dev.composure.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.ServiceStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
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
class ResourceApiTest {

    private static final String PROJECTS = "/apis/composure.dev/v1alpha1/composeprojects";
    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");

    private final StateStore store;

    ResourceApiTest(StateStore store) {
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
                        new ServiceStatus("db", "sha256:1", "none", false, 0, 0, 0, "not running"),
                        new ServiceStatus("web", "sha256:2", "healthy", true, 42, 0, 0, "growing")),
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

    @Test
    void aWrongPatchIsToldInTheMannerOfKubernetes() throws IOException {
        withToken()
                .contentType("application/json")
                .body(approving("0123456789ab"))
                .patch(PROJECTS + "/shop")
                .then()
                .statusCode(415)
                .body("reason", equalTo("UnsupportedMediaType"));
        withToken()
                .contentType("application/merge-patch+json")
                .body("{")
                .patch(PROJECTS + "/shop")
                .then()
                .statusCode(400)
                .body("reason", equalTo("BadRequest"));
        withToken()
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"resourceVersion\":\"1\",\"annotations\":{\"composure.dev/paused\":\"true\"}}}")
                .patch(PROJECTS + "/shop")
                .then()
                .statusCode(409)
                .body("reason", equalTo("Conflict"));
        assertThat(store.isPaused(new ProjectId("shop"))).isFalse();
    }

    @Test
    void aPauseIsAnAnnotationThatStays() throws IOException {
        pausing("\"true\"").then().statusCode(200).body("status.paused", equalTo(true));
        withToken().get(PROJECTS + "/blog").then().body("metadata.annotations.'composure.dev/paused'", equalTo("true"));
        assertThat(store.isPaused(new ProjectId("blog"))).isTrue();

        pausing("null").then().statusCode(200).body("metadata.annotations", nullValue());

        assertThat(store.isPaused(new ProjectId("blog"))).isFalse();
        pausing("\"perhaps\"").then().statusCode(422);
    }

    private static Response pausing(String value) throws IOException {
        return withToken()
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"annotations\":{\"composure.dev/paused\":%s}}}".formatted(value))
                .patch(PROJECTS + "/blog");
    }

    @Test
    void tellsWhatThereIs() throws IOException {
        withToken().get("/api").then().statusCode(200).body("kind", equalTo("APIVersions"));
        withToken()
                .get("/apis")
                .then()
                .body("kind", equalTo("APIGroupList"))
                .body("groups[0].name", equalTo("composure.dev"))
                .body("groups[0].preferredVersion.version", equalTo("v1alpha1"));
        withToken().get("/apis/composure.dev").then().body("kind", equalTo("APIGroup"));
        withToken()
                .get("/apis/composure.dev/v1alpha1")
                .then()
                .body("kind", equalTo("APIResourceList"))
                .body(
                        "resources.name",
                        contains("composeprojects", "remediations", "healthcheckpolicies", "policyexceptions"))
                .body("resources.namespaced", not(hasItem(true)))
                .body("resources[0].shortNames", hasItem("cproj"));
    }

    @Test
    void whatIsNotThereIsToldInTheMannerOfKubernetes() throws IOException {
        for (var path : List.of("/apis/composure.dev/v1alpha1/pods", "/apis/apps/v1", "/api/v1/pods")) {
            withToken()
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body("kind", equalTo("Status"))
                    .body("apiVersion", equalTo("v1"))
                    .body("status", equalTo("Failure"))
                    .body("reason", equalTo("NotFound"))
                    .body("code", equalTo(404));
        }
        withToken().delete(PROJECTS + "/blog").then().statusCode(405).body("reason", equalTo("MethodNotAllowed"));
        withToken()
                .contentType("application/merge-patch+json")
                .body(approving("0123456789ab"))
                .patch("/apis/composure.dev/v1alpha1/healthcheckpolicies/baseline")
                .then()
                .statusCode(405);
    }

    @Test
    void aTableHasTheColumnsOfTheKind() throws IOException {
        withToken()
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
                .get(PROJECTS)
                .then()
                .body("kind", equalTo("Table"))
                .body("columnDefinitions.name", hasItem("Zombies Flat"))
                .body("columnDefinitions.find { it.name == 'Mode' }.priority", equalTo(0))
                .body("columnDefinitions.find { it.name == 'Directory' }.priority", equalTo(1))
                .body("rows[0].cells[0]", equalTo("blog"))
                .body("rows[0].cells", hasItem("False"))
                .body("rows[0].object.kind", equalTo("PartialObjectMetadata"));
        withToken()
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                .get(PROJECTS + "/blog?includeObject=Object")
                .then()
                .body("rows[0].object.kind", equalTo("ComposeProject"));
    }

    @Test
    void selectsByLabelsAndFields() throws IOException {
        selected("labelSelector", "composure.dev/project=blog").body("items.metadata.name", contains("blog"));
        selected("labelSelector", "composure.dev/project!=blog").body("items.metadata.name", contains("shop"));
        selected("labelSelector", "composure.dev/project in (blog, other)")
                .body("items.metadata.name", contains("blog"));
        selected("labelSelector", "composure.dev/project notin (blog),composure.dev/mode")
                .body("items.metadata.name", contains("shop"));
        selected("labelSelector", "!composure.dev/mode").body("items.size()", equalTo(0));
        selected("fieldSelector", "metadata.name=shop").body("items.metadata.name", contains("shop"));
        withToken()
                .queryParam("fieldSelector", "status.mode=audit")
                .get(PROJECTS)
                .then()
                .statusCode(400)
                .body("message", containsString("status.mode"));
        withToken().queryParam("labelSelector", "a=b=c").get(PROJECTS).then().statusCode(400);
    }

    private static ValidatableResponse selected(String parameter, String selector) throws IOException {
        return withToken().queryParam(parameter, selector).get(PROJECTS).then().statusCode(200);
    }

    @Test
    void policiesAreInTheWordsOfTheirFile() throws IOException {
        withToken()
                .get("/apis/composure.dev/v1alpha1/healthcheckpolicies/baseline")
                .then()
                .statusCode(200)
                .body("spec.mode", equalTo("audit"))
                .body("spec.verify.atLeast", equalTo("2m"))
                .body("spec.rules.orphan-always.severity", equalTo("error"))
                .body("spec.rollout.onDrift", equalTo("hold"))
                .body("status.source", equalTo("built-in"));
    }

    @Test
    void aNameOfItsOwnIsKeptInTheSpec() throws IOException {
        store.save(status("my_app", Condition.Status.TRUE, Reason.NO_NEW_ZOMBIES));
        withToken().get(PROJECTS + "/my.app").then().statusCode(200).body("spec.project", equalTo("my_app"));
        store.forget(new ProjectId("my_app"));
        withToken().get(PROJECTS + "/my.app").then().statusCode(404);
    }

    @Test
    void whatTheApiShowsIsExplained() throws IOException {
        var document = new JsonMapper()
                .readTree(withToken()
                        .get("/openapi/v3/apis/composure.dev/v1alpha1")
                        .asString());
        withToken()
                .get("/openapi/v3")
                .then()
                .body(
                        "paths.'apis/composure.dev/v1alpha1'.serverRelativeURL",
                        equalTo("/openapi/v3/apis/composure.dev/v1alpha1"));
        for (var path : List.of(PROJECTS + "/blog", "/apis/composure.dev/v1alpha1/healthcheckpolicies/baseline")) {
            var object = new JsonMapper().readTree(withToken().get(path).asString());
            var schema = document.at("/components/schemas")
                    .get("dev.composure.v1alpha1." + object.path("kind").asText());
            isExplained(document, schema, object, path);
        }
    }

    private static void isExplained(JsonNode document, JsonNode given, JsonNode value, String where) {
        var reference = given.path("$ref").asText("").replaceFirst("#", "");
        var schema = reference.isEmpty() ? given : document.at(reference);
        value.properties().forEach(field -> {
            var part = schema.path("properties").has(field.getKey())
                    ? schema.path("properties").get(field.getKey())
                    : schema.path("additionalProperties");
            assertThat(part.isObject()).as(where + "." + field.getKey()).isTrue();
            isExplained(document, part, field.getValue(), where + "." + field.getKey());
        });
        if (value.isArray()) {
            value.forEach(item -> isExplained(document, schema.path("items"), item, where));
        }
    }
}
