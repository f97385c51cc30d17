package dev.composure.web;

import dev.composure.reconcile.FileChange;
import dev.composure.reconcile.Remediation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says what a rollback does.
final class RollbackWords {
    private RollbackWords() {}

    static List<String> of(Remediation remediation) {
        var words = new ArrayList<String>();
        words.add("The original bytes come back to %s."
                .formatted(remediation.files().stream().map(FileChange::path).collect(Collectors.joining(", "))));
        words.add(
                remediation.replicas().isEmpty()
                        ? "No container is recreated."
                        : "Recreated from it: %s. Their logs and whatever they wrote outside of volumes go."
                                .formatted(
                                        String.join(", ", remediation.replicas().keySet())));
        words.add("%s is then left alone, zombies or not, until its file changes.".formatted(remediation.service()));
        return words;
    }
}
