package dev.composure.web.view;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import java.util.List;
import java.util.stream.Collectors;

/// A rule with everything there is to explain about it.
public record RuleView(
        String key,
        String severity,
        String title,
        String example,
        String remedies,
        List<String> sources,
        List<Part> parts) {

    /// A heading and what it says.
    public record Part(String heading, String text) {}

    public static RuleView of(Rule rule) {
        return new RuleView(
                rule.key().name(),
                rule.severity().word(),
                rule.title(),
                rule.example(),
                rule.remedies().isEmpty()
                        ? "none; it takes a person's judgement"
                        : rule.remedies().stream().map(RemedyKind::word).collect(Collectors.joining(", ")),
                rule.sources(),
                List.of(
                                new Part("What it looks for", rule.looksFor()),
                                new Part("Why", rule.why()),
                                new Part("What it does not flag", rule.spares()),
                                new Part("Since", rule.since()),
                                new Part("What to do", rule.advice()))
                        .stream()
                        .filter(part -> !part.text().isBlank())
                        .toList());
    }
}
