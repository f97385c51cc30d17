package dev.composure.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Somebody with a session, as far as one can be without a browser. */
record Browsing(String cookie) {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    static String localToken() {
        try {
            return Files.readString(Path.of(QuietDashboard.STATE, "token")).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Browsing asOperator() {
        return with(localToken());
    }

    static Browsing with(String token) {
        var response = login(token, "");
        assertThat(response.statusCode()).isEqualTo(303);
        return new Browsing(response.cookie("composure"));
    }

    static Response login(String token, String next) {
        return anybody().formParam("token", token).formParam("next", next).post("/ui/login");
    }

    static RequestSpecification anybody() {
        return given().redirects().follow(false);
    }

    RequestSpecification call() {
        return anybody().cookie("composure", cookie);
    }

    Response get(String path) {
        return call().urlEncodingEnabled(false).get(path);
    }

    String page(String path) {
        var response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.asString();
    }

    String csrf() {
        var found = CSRF.matcher(page("/"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    Response post(String path) {
        return call().formParam("csrf", csrf()).post(path);
    }
}
