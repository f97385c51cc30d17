package dev.composure.policy.rules.cost;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;

/// Answers are kept.
final class WgetWritesFile {

    static final Rule RULE = RuleBuilder.named("wget-writes-file")
            .severity(Severity.WARNING)
            .title("Each run of the healthcheck writes a file")
            .looksFor("wget without `-O`, `--spider` or `-i`.")
            .why("""
                    wget saves what it gets. GNU wget makes a new file with every run (`index.html.5065`) until the \
                    disk is full; busybox wget refuses to overwrite, so that the second run fails with "File \
                    exists".""")
            .spares("`-O -`, `-O /dev/null`, `-qO-`, `--spider`, and `--delete-after`.")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "wget", "-q", "http://127.0.0.1:8080/"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Add `-O /dev/null`.")
            .sources("whoogle#313", "zipkin#3145", "tmail-backend#1210")
            .build();

    private WgetWritesFile() {}

    static List<Violation> violations(Subject subject) {
        var writes = subject.runs("wget").stream()
                .filter(wget -> !wget.urls().isEmpty())
                .anyMatch(wget -> !wget.options().has("O", "output-document", "spider", "delete-after"));
        return writes
                ? subject.found(
                        "wget without `-O` saves the answer: GNU's makes a new file with every run, busybox' fails from the"
                                + " second run on. Add `-O /dev/null`.")
                : List.of();
    }
}
