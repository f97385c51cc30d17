package dev.composure.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A compose project as the operator shows it. */
public record ProjectView(JsonNode json) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** One that the operator does not know. */
    static final ProjectView MISSING = new ProjectView(MAPPER.createObjectNode());

    static ProjectView parse(String text) {
        try {
            return new ProjectView(MAPPER.readTree(text));
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + text, broken);
        }
    }

    /** Status and reason, such as `True NoNewZombies`; empty where there is no such condition. */
    String condition(String type) {
        var condition = entry(type);
        return condition.isMissingNode()
                ? ""
                : condition.path("status").asText() + " "
                        + condition.path("reason").asText();
    }

    public String message(String type) {
        return entry(type).path("message").asText();
    }

    private JsonNode entry(String type) {
        return json.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst()
                .orElseGet(MAPPER::missingNode);
    }

    /** Remedy and outcome of every remediation, oldest first, such as `curl Proven`, with the reason if there is one. */
    List<String> remediations() {
        return json.at("/status/remediations")
                .valueStream()
                .map(one -> "%s %s %s"
                        .formatted(
                                one.path("remedy").asText(),
                                one.path("outcome").asText(),
                                one.path("reason").asText())
                        .strip())
                .toList();
    }

    /** The id of the latest remediation. */
    String latestRemediation() {
        return json.at("/status/remediations")
                .valueStream()
                .map(one -> one.path("id").asText())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** Rule and service of every finding. */
    List<String> findings() {
        return json.at("/status/findings")
                .valueStream()
                .map(one ->
                        one.path("rule").asText() + " " + one.path("service").asText())
                .toList();
    }

    boolean isProven() {
        return condition("Ready").equals("True Ready")
                && condition("ZombiesFlat").equals("True NoNewZombies")
                && !remediations().isEmpty()
                && remediations().getLast().endsWith(" Proven");
    }

    @Override
    public String toString() {
        return json.toPrettyString();
    }
}
