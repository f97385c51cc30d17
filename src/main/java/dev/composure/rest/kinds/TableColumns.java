package dev.composure.rest.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/// What the tables show of each kind, besides the name.
final class TableColumns {

    private static final List<Column> COMPOSE_PROJECTS = List.of(
            Column.text("Mode", "/status/mode", "What may be done: audit, propose or enforce."),
            Column.condition("Ready", "Ready"),
            Column.condition("Compliant", "Compliant"),
            Column.condition("Zombies Flat", "ZombiesFlat"),
            new Column(
                    "Reason",
                    "string",
                    0,
                    "Why it is Ready or not.",
                    item -> Conditions.of(item, "Ready").path("reason")),
            Column.text("Project", "/spec/project", "The project's own name.").wide(),
            Column.number(
                            "Findings",
                            "How many findings there are.",
                            item -> IntNode.valueOf(item.at("/status/findings").size()))
                    .wide(),
            Column.number("Zombies", "How many zombies its containers hold.", TableColumns::zombies)
                    .wide(),
            Column.text("Directory", "/spec/directory", "Where its files are.").wide(),
            new Column(
                            "Message",
                            "string",
                            0,
                            "What stands in the way.",
                            item -> Conditions.of(item, "Ready").path("message"))
                    .wide());

    private static final List<Column> REMEDIATIONS = List.of(
            Column.text("Project", "/spec/project", "The project's own name."),
            Column.text("Service", "/spec/service", "The service that was remedied."),
            Column.text("Remedy", "/spec/remedy", "What was done."),
            Column.text("Outcome", "/status/outcome", "How it ended."),
            Column.text("Begun", "/status/begunAt", "When it was begun."),
            Column.text("Reason", "/status/reason", "What went wrong.").wide(),
            Column.text("Message", "/status/message", "The same in words.").wide());

    private static final List<Column> HEALTHCHECK_POLICIES = List.of(
            Column.text("Mode", "/spec/mode", "What the policy lets be done."),
            new Column("Revision", "string", 0, "The commit, or the beginning of the digest.", TableColumns::revision),
            Column.text("Source", "/status/source", "Where it was read from.").wide());

    private static final List<Column> POLICY_EXCEPTIONS = List.of(
            Column.text("Owner", "/spec/owner", "Who answers for it."),
            Column.text("Until", "/spec/until", "The last day on which it holds."),
            Column.text("Reason", "/spec/reason", "Why it was made."),
            Column.text("Review", "/status/review", "Why somebody should look at it."),
            Column.text("Message", "/status/message", "The same in words.").wide());

    private TableColumns() {}

    static List<Column> of(Kind kind) {
        return switch (kind) {
            case COMPOSE_PROJECT -> COMPOSE_PROJECTS;
            case REMEDIATION -> REMEDIATIONS;
            case HEALTHCHECK_POLICY -> HEALTHCHECK_POLICIES;
            case POLICY_EXCEPTION -> POLICY_EXCEPTIONS;
        };
    }

    private static JsonNode zombies(JsonNode item) {
        int sum = 0;
        for (JsonNode service : item.at("/status/services")) {
            sum += service.path("zombies").asInt(0);
        }
        return IntNode.valueOf(sum);
    }

    private static JsonNode revision(JsonNode item) {
        var commit = item.at("/status/revision").asText();
        var digest = item.at("/status/digest").asText();
        return TextNode.valueOf(commit.isEmpty() ? digest.substring(0, Math.min(12, digest.length())) : commit);
    }
}
