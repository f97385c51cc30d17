package dev.composure.compose.project;

import dev.composure.compose.IgnoredRule;
import dev.composure.compose.Spelling;
import dev.composure.compose.yaml.Node;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads which rules a compose file wants ignored: `x-composure: {ignore: {RULE: REASON}}` at its top or in
/// a service, or the label `composure.dev/ignore.RULE: REASON`. The nearer to the service, the stronger.
final class IgnoredRules {

    private static final String EXTENSION = "x-composure";
    private static final String KEY = "ignore";
    private static final String LABEL = "composure.dev/ignore.";

    /// Words that say yes and give no reason.
    private static final Set<String> NO_REASON = Set.of("true", "yes", "on", "1", "y");

    private final Remarks remarks;

    IgnoredRules(Remarks remarks) {
        this.remarks = remarks;
    }

    SortedMap<String, IgnoredRule> of(Node.Mapping root, Node.Mapping service) {
        var ignored = new TreeMap<String, IgnoredRule>();
        ignore(root, true, ignored);
        ignore(service, false, ignored);
        labels(service, ignored);
        return ignored;
    }

    private void ignore(Node.Mapping owner, boolean wholeFile, SortedMap<String, IgnoredRule> ignored) {
        var extension = owner.mapping(EXTENSION);
        extension.ifPresent(this::checkKeys);
        extension.flatMap(own -> own.get(KEY)).ifPresent(node -> entries(node, wholeFile, ignored));
    }

    private void checkKeys(Node.Mapping extension) {
        extension.entries().forEach((key, entry) -> {
            if (!key.equals(KEY)) {
                var hint = Spelling.nearest(key, List.of(KEY))
                        .map(known -> "Did you mean `" + known + "`?")
                        .orElse("It knows `" + KEY + ": {RULE: REASON}`.");
                remarks.note(entry.keyPosition(), "`" + key + "` is no key of `" + EXTENSION + "`. " + hint);
            }
        });
    }

    /// A list of names, or one alone, gives no reasons.
    private static void entries(Node node, boolean wholeFile, SortedMap<String, IgnoredRule> ignored) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((rule, entry) -> put(rule, reason(entry.value()), wholeFile, entry, ignored));
            case Node.Sequence list -> list.items().forEach(item -> unexplained(item, wholeFile, ignored));
            case Node.Scalar _ -> unexplained(node, wholeFile, ignored);
        }
    }

    private static void put(
            String rule, String reason, boolean wholeFile, Node.Entry entry, SortedMap<String, IgnoredRule> ignored) {
        ignored.put(rule, new IgnoredRule(rule, reason, EXTENSION + "." + KEY, wholeFile, entry.keyPosition()));
    }

    private static void unexplained(Node item, boolean wholeFile, SortedMap<String, IgnoredRule> ignored) {
        if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
            ignored.put(
                    scalar.value(),
                    new IgnoredRule(scalar.value(), "", EXTENSION + "." + KEY, wholeFile, scalar.position()));
        }
    }

    private static String reason(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            return "";
        }
        var text = scalar.value().strip();
        return NO_REASON.contains(text) ? "" : text;
    }

    private static void labels(Node.Mapping service, SortedMap<String, IgnoredRule> ignored) {
        var labels = service.get("labels").map(node -> Canonical.of(node, "labels"));
        if (labels.orElse(null) instanceof Node.Mapping mapping) {
            mapping.entries().forEach((label, entry) -> {
                if (label.startsWith(LABEL)) {
                    var rule = label.substring(LABEL.length());
                    var reason = reason(entry.value());
                    ignored.put(rule, new IgnoredRule(rule, reason, label, false, entry.keyPosition()));
                }
            });
        }
    }
}
