package dev.composure.policy.reading;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.yaml.Syntax;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.RemedyPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the `remedies` of a policy.
final class RemedyReader {

    private static final List<String> KINDS =
            Arrays.stream(RemedyKind.values()).map(RemedyKind::word).toList();
    private static final List<RemedyKind> WITH_TEMPLATE = List.of(RemedyKind.HTTP, RemedyKind.CURL, RemedyKind.TCP);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");
    private static final List<String> PLACEHOLDERS =
            List.of("{{url}}", "{{host}}", "{{port}}", "{{path}}", "{{limit}}");

    private final Section remedies;

    RemedyReader(Section remedies) {
        this.remedies = remedies;
    }

    RemedyPolicy remedies() {
        var read =
                new RemedyPolicy(order(), allow(remedies.section("allow")), templates(remedies.section("templates")));
        remedies.close();
        return read;
    }

    private List<RemedyKind> order() {
        if (remedies.value("order").isEmpty()) {
            return RemedyPolicy.DEFAULT.order();
        }
        var order = new ArrayList<RemedyKind>();
        for (var word : remedies.texts("order")) {
            RemedyKind.named(word)
                    .ifPresentOrElse(
                            order::add,
                            () -> remedies.wrong(
                                    "order", "names `" + word + "`, which is " + Section.noneOf(word, KINDS)));
        }
        if (order.stream().distinct().count() < order.size()) {
            remedies.wrong("order", "names a remedy twice");
        }
        return order.stream().distinct().toList();
    }

    private static RemedyPolicy.Allow allow(Section allow) {
        var read = new RemedyPolicy.Allow(
                allow.flag("weaker", false), allow.flag("retarget", false), allow.flag("disable", false));
        allow.close();
        return read;
    }

    private static SortedMap<RemedyKind, HealthcheckTest> templates(Section templates) {
        var read = new TreeMap<RemedyKind, HealthcheckTest>();
        for (var kind : WITH_TEMPLATE) {
            templates
                    .value(kind.word())
                    .map(Syntax::resolved)
                    .flatMap(node -> template(templates, kind.word(), node))
                    .ifPresent(test -> read.put(kind, test));
        }
        templates.close();
        return read;
    }

    private static Optional<HealthcheckTest> template(Section templates, String key, Syntax node) {
        if (node instanceof Syntax.Scalar scalar) {
            checkPlaceholders(templates, key, List.of(scalar.value()));
            return Optional.of(new HealthcheckTest.Shell(scalar.value()));
        }
        var words = templates.texts(key);
        checkPlaceholders(templates, key, words);
        if (words.size() == 2 && words.getFirst().equals("CMD-SHELL")) {
            return Optional.of(new HealthcheckTest.Shell(words.getLast()));
        }
        if (words.size() > 1 && words.getFirst().equals("CMD")) {
            return Optional.of(new HealthcheckTest.Exec(words.subList(1, words.size())));
        }
        templates.wrong(
                key, "must be a test like `[\"CMD\", \"curl\", \"-f\", \"{{url}}\"]` or `[\"CMD-SHELL\", \"…\"]`");
        return Optional.empty();
    }

    private static void checkPlaceholders(Section templates, String key, List<String> words) {
        words.stream()
                .flatMap(word -> PLACEHOLDER.matcher(word).results())
                .map(match -> match.group())
                .filter(placeholder -> !PLACEHOLDERS.contains(placeholder))
                .forEach(placeholder -> templates.wrong(
                        key, "holds `" + placeholder + "`, which is " + Section.noneOf(placeholder, PLACEHOLDERS)));
    }
}
