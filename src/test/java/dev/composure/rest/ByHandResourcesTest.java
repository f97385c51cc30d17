package dev.composure.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuietOperator.class)
class ByHandResourcesTest {

    private static final String API = "/apis/composure.dev/v1alpha1/";
    private static final String WANTED = "{\"metadata\":{\"annotations\":{\"composure.dev/rollback\":\"true\"}}}";

    private static RequestSpecification withToken() throws IOException {
        var token = Files.readString(Path.of(QuietOperator.STATE, "token")).strip();
        return given().header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/merge-patch+json");
    }

    @Test
    void nothingInForceIsAnEmptyList() throws IOException {
        withToken()
                .body(WANTED)
                .patch(API + "remediations")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void aRemediationThatIsNotThereIsNotFound() throws IOException {
        withToken()
                .body(WANTED)
                .patch(API + "remediations/blog-web-0")
                .then()
                .statusCode(404)
                .body("message", containsString("blog-web-0"));
    }

    @Test
    void onlyThatAnnotationIsTaken() throws IOException {
        for (var path : new String[] {"remediations", "remediations/blog-web-0"}) {
            withToken()
                    .body(WANTED.replace("true", "maybe"))
                    .patch(API + path)
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void aFileThatWasNeverTouchedHasNoHistory() throws IOException {
        withToken()
                .get(API + "filehistories?path=/srv/compose.yaml")
                .then()
                .statusCode(200)
                .body("path", equalTo("/srv/compose.yaml"))
                .body("items", empty());
        withToken().get(API + "filehistories?path=compose.yaml").then().statusCode(422);
        withToken().get(API + "filehistories").then().statusCode(422);
    }

    @Test
    void nobodyGetsInWithoutTheToken() {
        given().get(API + "filehistories?path=/a").then().statusCode(401);
        given().header("Content-Type", "application/merge-patch+json")
                .body(WANTED)
                .patch(API + "remediations")
                .then()
                .statusCode(401);
    }
}
