package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.composure.compose.Problem;
import dev.composure.policy.cases.CaseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schema that editors use says what the reader says.
class PolicySchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();
    private static final Schema VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SCHEMA);
    private static final String POLICY = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: mine}
            """;

    private static JsonNode schema() {
        try {
            return MAPPER.readTree(
                    Path.of("src/main/resources/schemas/policy.schema.json").toFile());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> complaints(String text) {
        var load = new Load(LoadSettings.builder().build());
        return StreamSupport.stream(load.loadAllFromString(text).spliterator(), false)
                .filter(document -> document != null)
                .flatMap(document -> VALIDATOR.validate(MAPPER.<JsonNode>valueToTree(document)).stream())
                .map(Error::toString)
                .toList();
    }

    static Stream<Path> policies() throws IOException {
        try (var shipped = Files.list(Path.of("config/policies"));
                var golden = Files.walk(Path.of("src/test/resources/golden"))) {
            return Stream.concat(shipped, golden.filter(file -> file.endsWith("policy.yaml")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyThatIsReadIsValid(Path file) throws IOException {
        assertThat(complaints(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode: enforced",
                "mode: [audit]",
                "mod: audit",
                "match: {project: [a]}",
                "match: {projects: a}",
                "match: {projects: [[a]]}",
                "match: everything",
                "rules: {orphan-allways: {}}",
                "rules: {orphan-always: {severity: fatal}}",
                "rules: {orphan-always: {interval: 1s}}",
                "rules: {frequent-probe: {interval: often}}",
                "rules: {orphan-always: {failOnPossible: 1}}",
                "remedies: {order: [init, curls]}",
                "remedies: {order: [init, init]}",
                "remedies: {allow: {weeker: true}}",
                "remedies: {templates: {curl: [curl]}}",
                "remedies: {templates: {init: x}}",
                "rewrite: {gitManaged: yes}",
                "verify: {probes: 0}",
                "verify: {atLeast: 2 minutes}",
                "rollout: {windows: [{cron: 0 2 * * *}]}",
                "rollout: {onDrift: fileonly}",
                "exceptions: {maxDays: 1y}"
            })
    void bothRefuse(String line) {
        var text = POLICY + "spec:\n  " + line + "\n";

        assertThat(PolicyReader.read("p.yaml", text).problems()).isNotEmpty();
        assertThat(complaints(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "owner", "until", "rules", "projects"})
    void bothWantWhatAnExceptionNeeds(String missing) {
        var keys = Stream.of("rules: [orphan-always]", "projects: [a]", "reason: r", "owner: o", "until: 2027-03-31")
                .toList();
        var head = "apiVersion: composure.dev/v1alpha1\nkind: PolicyException\nmetadata: {name: x}\nspec:\n";
        var whole = head + String.join("\n", keys).indent(2);
        var without = head
                + String.join(
                                "\n",
                                keys.stream()
                                        .filter(key -> !key.startsWith(missing))
                                        .toList())
                        .indent(2);

        assertThat(PolicyReader.read("p.yaml", whole).problems()).isEmpty();
        assertThat(complaints(whole)).isEmpty();
        assertThat(PolicyReader.read("p.yaml", without).problems()).isNotEmpty();
        assertThat(complaints(without)).isNotEmpty();
    }

    /// The reader names the keys that it knows where it meets one that it does not.
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            zzzzzzzzzz: 1                                   ! /definitions/policy/properties
            match: {zzzzzzzzzz: 1}                          ! /definitions/match/properties
            rules: {zzzzzzzzzz: 1}                          ! /definitions/policy/properties/rules/properties
            rules: {orphan-always: {zzzzzzzzzz: 1}}         ! /definitions/rule/properties
            rules: {frequent-probe: {zzzzzzzzzz: 1}}        ! /definitions/policy/properties/rules/properties/frequent-probe/properties
            rules: {short-start: {zzzzzzzzzz: 1}}           ! /definitions/policy/properties/rules/properties/short-start/properties
            rules: {slow-detection: {zzzzzzzzzz: 1}}        ! /definitions/policy/properties/rules/properties/slow-detection/properties
            rules: {boots-a-runtime: {zzzzzzzzzz: 1}}       ! /definitions/policy/properties/rules/properties/boots-a-runtime/properties
            remedies: {zzzzzzzzzz: 1}                       ! /definitions/policy/properties/remedies/properties
            remedies: {allow: {zzzzzzzzzz: 1}}              ! /definitions/policy/properties/remedies/properties/allow/properties
            remedies: {templates: {zzzzzzzzzz: 1}}          ! /definitions/policy/properties/remedies/properties/templates/properties
            rewrite: {zzzzzzzzzz: 1}                        ! /definitions/policy/properties/rewrite/properties
            verify: {zzzzzzzzzz: 1}                         ! /definitions/policy/properties/verify/properties
            rollout: {zzzzzzzzzz: 1}                        ! /definitions/policy/properties/rollout/properties
            rollout: {windows: [{zzzzzzzzzz: 1}]}           ! /definitions/window/properties
            exceptions: {zzzzzzzzzz: 1}                     ! /definitions/policy/properties/exceptions/properties
            """)
    void bothKnowTheSameKeys(String line, String path) {
        var problems = PolicyReader.read("p.yaml", POLICY + "spec:\n  " + line.strip() + "\n")
                .problems();

        assertThat(known(problems.stream().map(problem -> problem.message()).toList()))
                .isEqualTo(keys(path.strip()));
    }

    private static Set<String> known(List<String> messages) {
        var words = messages.stream()
                .filter(message -> message.contains("Known here: "))
                .map(message -> message.substring(message.indexOf("Known here: ") + 12, message.length() - 1))
                .findFirst()
                .orElseThrow();
        return new TreeSet<>(Arrays.asList(words.split(", ", -1)));
    }

    private static Set<String> keys(String path) {
        var keys = new TreeSet<String>();
        SCHEMA.at(path).fieldNames().forEachRemaining(keys::add);
        assertThat(keys).as(path).isNotEmpty();
        return keys;
    }

    @Test
    void bothKnowTheSameKeysOfTheOtherKinds() {
        var head = "apiVersion: composure.dev/v1alpha1\nmetadata: {name: x}\nkind: ";
        assertThat(known(messages(PolicyReader.read("p", head + "PolicyException\nspec: {zzzzzzzzzz: 1}\n")
                        .problems())))
                .isEqualTo(keys("/definitions/exception/properties"));
        assertThat(known(messages(CaseReader.read("p", head + "PolicyTest\nspec: {zzzzzzzzzz: 1}\n")
                        .problems())))
                .isEqualTo(keys("/definitions/test/properties"));
        assertThat(known(messages(CaseReader.read("p", head + "PolicyTest\nspec: {findings: [{zzzzzzzzzz: 1}]}\n")
                        .problems())))
                .isEqualTo(keys("/definitions/test/properties/findings/items/properties"));
        assertThat(known(messages(PolicyReader.read("p", head + "HealthcheckPolicy\nzzzzzzzzzz: 1\n")
                        .problems())))
                .isEqualTo(keys("/properties"));
    }

    private static List<String> messages(List<Problem> problems) {
        return problems.stream().map(problem -> problem.message()).toList();
    }

    @Test
    void theNamesOfRulesAreInIt() {
        var names = new TreeSet<String>();
        SCHEMA.at("/definitions/ruleName/enum").forEach(name -> names.add(name.asText()));

        assertThat(names)
                .isEqualTo(new TreeSet<>(
                        Rules.all().stream().map(rule -> rule.key().name()).toList()));
    }
}
