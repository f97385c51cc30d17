package dev.composure.policy.cases;

import dev.composure.compose.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One test of policies (`kind: PolicyTest`). `policies` are files beside it, none meaning those of its folder; without
/// `today` exceptions are judged as of now. What is left out is not compared.
public record PolicyCase(
        String name,
        Position position,
        List<String> policies,
        Optional<LocalDate> today,
        String project,
        String compose,
        Optional<List<ExpectedFinding>> findings,
        Optional<String> after) {

    public PolicyCase {
        policies = List.copyOf(policies);
        findings = findings.map(List::copyOf);
    }
}
