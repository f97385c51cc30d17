package dev.composure.compose.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A small compose project made from a seed: overrides, extends, includes, merge keys, resets, variables, odd styles.
public final class AnyProject {

    private static final List<String> NAMES = List.of("web", "db", "job", "a.b-C_1");
    private static final List<String> DURATIONS =
            List.of("1m30s", "90s", "'500ms'", "\"1.5s\"", "1h0m0s", "${T:-10s}", "$T2", "2m", "0s", "${NONE-7s}");
    private static final List<String> WORDS = List.of(
            "curl",
            "-f",
            "http://localhost:80/",
            "$$HOME",
            "${B:-x}",
            "${A}",
            "${C-y}",
            "${D:+z}",
            "${B+w}",
            "${A:-${C:-n}}",
            "a b",
            "-q",
            "é",
            "\uD83D\uDE00",
            "||",
            "it's",
            "#no",
            "100%");

    private static final String OVERRIDE_ANCHORS = "x-gone: &gone !reset null\nx-fresh: &fresh {test: [CMD, fresh]}\n";

    private final RandomGenerator random;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<String> order = new ArrayList<>();

    private AnyProject(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static AnyProject of(long seed) {
        var project = new AnyProject(seed);
        project.files.put(".env", "A=\nB='b b'\nexport T2=45s # half\nC=\"c${B}\"\n");
        project.files.put("common.yaml", project.common());
        project.files.put("included.yaml", project.included());
        project.files.put("compose.yaml", project.styled(project.base()));
        project.order.add("compose.yaml");
        for (var number = 1; number <= project.random.nextInt(3); number++) {
            project.files.put("over" + number + ".yaml", project.override());
            project.order.add("over" + number + ".yaml");
        }
        return project;
    }

    /// Texts by name; the files to be read are [#order].
    public SortedMap<String, String> files() {
        return files;
    }

    public List<String> order() {
        return order;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String styled(String text) {
        var result = chance(10) ? text.replace("\n", "\r\n") : text;
        result = chance(10) ? "\uFEFF" + result : result;
        return chance(15) ? result.stripTrailing() : result;
    }

    private String common() {
        return "services:\n  base:\n    image: base\n" + healthcheck(4, "") + "  chained:\n    extends: base\n"
                + keys(4) + healthcheck(4, "");
    }

    private String included() {
        return "services:\n  inc:\n    image: inc:${B}\n" + healthcheck(4, "");
    }

    private String base() {
        var text = new StringBuilder(chance(30) ? "---\n" : "");
        text.append("x-check: &check\n").append(timings(2)).append(test(2));
        text.append("x-slow: &slow {interval: 3m, retries: 9}\n");
        text.append("x-test: &test ").append(flowTest()).append('\n');
        text.append("x-service: &service\n  labels: {from: template}\n").append(healthcheck(2, ""));
        if (chance(20)) {
            text.append(one(
                    List.of("include: [included.yaml]\n", "include:\n  - path: included.yaml\n    env_file: .env\n")));
        }
        text.append("services:\n");
        NAMES.stream().filter(name -> name.equals("web") || chance(60)).forEach(name -> text.append(service(name)));
        return text.toString();
    }

    private String service(String name) {
        var text = new StringBuilder("  " + name + ":" + (chance(10) ? " # note" : "") + "\n    image: " + name + "\n");
        if (chance(25)) {
            text.append("    <<: *service\n");
        } else if (chance(25)) {
            text.append(one(List.of(
                    "    extends: {file: common.yaml, service: chained}\n",
                    "    extends:\n      service: base\n      file: common.yaml\n",
                    name.equals("web") ? "" : "    extends: web\n")));
        }
        text.append(keys(4));
        if (chance(80)) {
            text.append(healthcheck(4, one(List.of("", "", "*check", "<<", "<<[]", "*test"))));
        }
        return text.append(chance(20) ? "\n" : "").toString();
    }

    private String keys(int indent) {
        var pad = " ".repeat(indent);
        return line(15, pad, List.of("init: true", "init: false", "init: \"true\""))
                + line(20, pad, List.of("environment: [E1=1, \"E2=${B}\", E3]", "environment: {E1: 1, E4: \"${A}\"}"))
                + line(20, pad, List.of("labels: [l=1, m=$$x]", "labels:\n" + pad + "  l: ${B}\n" + pad + "  n: ''"))
                + line(15, pad, List.of("command: sh -c 'a b' \"c\"", "command: [a, b]", "entrypoint: x y"))
                + line(15, pad, List.of("profiles: [p, q]", "profiles: [\"${B:-q}\"]", "pid: host", "user: \"${A-1}\""))
                + line(15, pad, List.of("expose: [\"80\", 81]", "ports: [\"8080:80\", \"9000\"]"));
    }

    private String line(int percent, String pad, List<String> choices) {
        return chance(percent) ? pad + one(choices) + "\n" : "";
    }

    private String healthcheck(int indent, String from) {
        var pad = " ".repeat(indent);
        if (from.equals("*check")) {
            return pad + "healthcheck: *check\n";
        }
        if (from.equals("*test")) {
            return pad + "healthcheck: {test: *test, <<: *slow}\n";
        }
        if (chance(10)) {
            return pad + one(List.of("healthcheck: {disable: true}", "healthcheck: {}", "healthcheck: {test: [NONE]}"))
                    + "\n";
        }
        if (chance(15) && from.isEmpty()) {
            return pad + "healthcheck: {test: " + flowTest() + ", interval: 3s, retries: \"5\"}\n";
        }
        var merge = switch (from) {
            case "<<" -> pad + "  <<: *check\n";
            case "<<[]" -> pad + "  <<: [*slow, *check]\n";
            default -> "";
        };
        var body = (chance(80) || !merge.isEmpty() ? test(indent + 2) : "") + timings(indent + 2);
        var both = chance(50) ? merge + body : body + merge;
        return both.isEmpty() ? "" : pad + "healthcheck:\n" + both;
    }

    private String timings(int indent) {
        var pad = " ".repeat(indent);
        var text = new StringBuilder();
        for (var key : List.of("interval", "timeout", "start_period", "start_interval")) {
            if (chance(40)) {
                text.append(pad + key + ": " + one(DURATIONS) + "\n");
            }
        }
        if (chance(40)) {
            text.append(pad + "retries: " + one(List.of("3", "\"4\"", "${R:-5}")) + "\n");
        }
        return text.toString();
    }

    private String test(int indent) {
        var pad = " ".repeat(indent);
        return switch (random.nextInt(7)) {
            case 0 -> pad + "test: wget -q ${B:-x} || exit 1\n";
            case 1 -> pad + "test: 'it''s $$A'\n";
            case 2 -> pad + "test: |\n" + pad + "  a\n" + pad + "  b ${C}\n";
            case 3 -> pad + "test: >-\n" + pad + "  a\n" + pad + "  b\n";
            case 4 -> pad + "test:\n" + blockList(indent + (chance(50) ? 0 : 2));
            case 5 -> pad + "test: [\"CMD\",\n" + pad + "  \"x\", # why\n" + pad + "  'y']\n";
            default -> pad + "test: " + flowTest() + "\n";
        };
    }

    private String blockList(int indent) {
        return words().stream()
                .map(word -> " ".repeat(indent) + "- " + word + "\n")
                .collect(Collectors.joining());
    }

    private String flowTest() {
        return words().stream().collect(Collectors.joining(chance(50) ? ", " : " ,", "[", "]"));
    }

    private List<String> words() {
        var words = new ArrayList<>(List.of(one(List.of("CMD", "\"CMD\"", "CMD-SHELL", "'CMD-SHELL'"))));
        IntStream.range(0, 1 + random.nextInt(4)).forEach(_ -> words.add(quoted(one(WORDS))));
        return words;
    }

    private String quoted(String word) {
        return chance(30) && !word.contains("'") ? "'" + word + "'" : "\"" + word + "\"";
    }

    private String override() {
        var text = new StringBuilder(OVERRIDE_ANCHORS + "services:\n");
        text.append("  web:\n").append(change());
        if (chance(50)) {
            text.append("  extra:\n    image: extra\n").append(healthcheck(4, ""));
        }
        if (chance(15)) {
            text.append("---\n" + OVERRIDE_ANCHORS + "services:\n  web:\n").append(change());
        }
        return text.toString();
    }

    private String change() {
        return keys(4)
                + switch (random.nextInt(12)) {
                    case 0 -> "    healthcheck: !reset null\n";
                    case 1 -> "    healthcheck:\n      test: !reset []\n      interval: !reset null\n";
                    case 2 -> "    healthcheck: !override\n      test: [CMD, over]\n";
                    case 3 -> "    healthcheck: !override {disable: true}\n";
                    case 4 -> "    healthcheck:\n      disable: false\n";
                    case 5 -> "    hostname: x\n";
                    case 6 -> "    healthcheck: {interval: *gone, timeout: 8s}\n    entrypoint: *gone\n";
                    case 7 -> "    healthcheck: *fresh\n    annotations: !override {l: 9}\n";
                    case 8 -> "    healthcheck: {<<: *fresh, retries: 7}\n    dns: !reset null\n";
                    default -> "    hostname: y\n" + healthcheck(4, "");
                };
    }
}
