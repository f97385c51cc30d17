package dev.composure.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.ProjectInput;
import dev.composure.policy.Judge;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a check, the judge and the remedies have an answer and no error. */
class AnyCheckTest {

    private static final List<String> WORDS = List.of(
            "curl",
            "wget",
            "busybox",
            "-f",
            "-s",
            "-O",
            "/dev/null",
            "--spider",
            "http://localhost/",
            "https://web:1/",
            "||",
            "exit",
            "1",
            "0",
            "true",
            "|",
            "jq",
            ".",
            "grep",
            "-q",
            "ok",
            "&&",
            ";",
            "&",
            "timeout",
            "3",
            "sh",
            "-c",
            "'a",
            "redis-cli",
            "ping",
            "-a",
            "$$X",
            "pg_isready",
            "-U",
            "mysqladmin",
            "-p",
            "pgrep",
            "-f",
            "x",
            "nc",
            "-z",
            "tini",
            "--",
            "</dev/tcp/127.0.0.1/80",
            ">/dev/null",
            "\\\"",
            "$$(",
            ")",
            "kill",
            "-0",
            "python3",
            "celery");

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thereIsAnAnswer(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var words = random.ints(8, 0, WORDS.size()).mapToObj(WORDS::get).toList();
        var text = """
                services:
                  web:
                    image: web
                    environment: {HTTP_PROXY: p, JMX_PORT: 1}
                    healthcheck:
                      timeout: 2s
                      test: %s
                """.formatted(spelled(words, random));
        var input = new ProjectInput("p", "/p", List.of("/p/c.yaml"), List.of(), new TreeMap<>());
        var loaded =
                new ComposeLoader(path -> path.equals("/p/c.yaml") ? Optional.of(text) : Optional.empty()).load(input);
        var facts = facts(random);
        var policies = new PolicySet(List.of(), List.of(), "", "", "");

        var findings = Judge.judge(loaded.project(), _ -> facts, policies, NOW);

        assertThat(findings).allSatisfy(finding -> {
            var service = Optional.ofNullable(loaded.project().services().get(finding.service()))
                    .orElseThrow();
            var policy = policies.policyFor("p", service);
            assertThat(Remedies.propose(finding, service, loaded.project(), facts, policy))
                    .allSatisfy(proposal -> assertThat(proposal.reason()).isNotBlank());
            assertThat(finding.message()).startsWith("web: ").endsWith(".");
        });
    }

    private static String spelled(List<String> words, RandomGenerator random) {
        var kind = random.nextInt(3);
        if (kind == 0) {
            return "\"" + String.join(" ", words) + "\"";
        }
        return words.stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", ", kind == 1 ? "[CMD, " : "[CMD-SHELL, ", "]"));
    }

    private static Facts facts(RandomGenerator random) {
        var kinds = List.of(ToolKind.values());
        var tools = new TreeMap<String, ToolKind>();
        for (var tool : List.of("sh", "wget", "curl", "nc", "timeout", "bash")) {
            tools.put(tool, kinds.get(random.nextInt(kinds.size())));
        }
        var classes = List.of(PidOne.values());
        var pidOne = classes.get(random.nextInt(classes.size()));
        return new Facts(Tier.IMAGE, tools, pidOne, List.of(), List.of(), List.of(), List.of(8080));
    }
}
