package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCommandTest {

    private static final String HEAD = "apiVersion: composure.dev/v1alpha1\nkind: ";

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void policy() throws IOException {
        write("p.yaml", HEAD + """
                HealthcheckPolicy
                metadata: {name: strict}
                spec:
                  match: {projects: [shop*]}
                  exclude: {services: [db]}
                  rules: {frequent-probe: {severity: error, interval: 30s}}
                  remedies: {allow: {retarget: true}}
                ---
                apiVersion: composure.dev/v1alpha1
                kind: PolicyException
                metadata: {name: legacy}
                spec: {rules: [orphan-always], projects: [shop], reason: ticket 1, owner: team, until: 2026-12-24}
                """);
    }

    private void test(String expectations) throws IOException {
        write("p.test.yaml", HEAD + """
                PolicyTest
                metadata: {name: an often asked check}
                spec:
                  project: shop-1
                  compose: |
                    services:
                      web:
                        image: x
                        healthcheck:
                          test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
                          interval: 30s
                """ + expectations.indent(2));
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    @Test
    void whatIsShippedPassesItsTests() {
        var run = CommandRun.in(Path.of("config/policies").toAbsolutePath(), "policy", "test");

        assertThat(run.out()).endsWith("4 tests, 0 failed\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void validPoliciesAreCounted() throws IOException {
        policy();

        assertThat(run("policy", "validate")).isEqualTo(new CommandRun(0, "valid: 1 policy, 1 exception\n", ""));
        assertThat(run("policy", "validate", "p.yaml").code()).isZero();
    }

    @Test
    void mistakesAreToldWithTheirPlace() throws IOException {
        write("p.yaml", HEAD + "HealthcheckPolicy\nmetadata: {name: a}\nspec: {mod: audit}\n");

        var run = run("policy", "validate");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(folder + "/p.yaml:4:8: error: `mod` is no key of `spec`. Did you mean `mode`?\n");
        assertThat(run("policy", "show", "--policy", "p.yaml").code()).isEqualTo(2);
        assertThat(run("policy", "validate", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void whatIsInForceIsShown() throws IOException {
        policy();

        var run = run("policy", "show", "--policy", "p.yaml");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("source    p.yaml\ndigest    sha256:")
                .contains(
                        "policy strict (" + folder + "/p.yaml:3:18)\n",
                        "  match      projects shop*\n",
                        "  exclude    services db\n",
                        "  rules      frequent-probe error interval=30s\n",
                        "  remedies   init, rewrite, http, curl, tcp, disable; retarget\n",
                        "exception legacy (" + folder + "/p.yaml:12:18)\n",
                        "  until      2026-12-24\n");
        assertThat(run("policy", "show").out()).startsWith("source    built-in\n");
        assertThat(run("policy", "show", "--schema").out()).isEqualTo("the schema\n");
    }

    @Test
    void aTestPassesWhereEverythingIsAsExpected() throws IOException {
        policy();
        test("""
                findings:
                  - {rule: frequent-probe, service: web, severity: error, line: 6, hazard: none, remedy: none}
                  - {rule: orphan-always, service: web, exception: "", remedy: init}
                after: |
                  services:
                    web:
                      image: x
                      init: true
                      healthcheck:
                        test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
                        interval: 30s
                """);

        var run = run("policy", "test");

        assertThat(run.out())
                .isEqualTo("passed  an often asked check (" + folder + "/p.test.yaml:3:18)\n1 test, 0 failed\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void aTestFailsWhereSomethingIsElse() throws IOException {
        policy();
        test("""
                findings:
                  - {rule: frequent-probe, service: web, severity: info}
                after: |
                  services: {}
                """);

        var run = run("policy", "test");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("FAILED  an often asked check")
                .contains(
                        "  expected, and not found: {rule: frequent-probe, service: web, severity: info}; the nearest is"
                                + " {exception: \"\", hazard: none, line: 6, remedy: none, rule: frequent-probe, service: web,"
                                + " severity: error}\n",
                        "  found, and not expected: {exception: \"\", hazard: possible, line: 5,",
                        "  -services: {}\n",
                        "  +    init: true\n")
                .endsWith("1 test, 1 failed\n");
    }

    @Test
    void exceptionsAreJudgedOnTheDayThatTheTestSays() throws IOException {
        policy();
        for (var day : new String[] {"2026-12-24", "2026-12-25"}) {
            write("p.test.yaml", HEAD + """
                    PolicyTest
                    metadata: {name: a day}
                    spec:
                      project: shop
                      today: %s
                      compose: 'services: {web: {image: x, healthcheck: {test: [CMD, wget, -q, "-O", /dev/null, "https://127.0.0.1/"]}}}'
                      findings: [{rule: orphan-always, service: web, exception: legacy}]
                    """.formatted(day));
            assertThat(run("policy", "test", "p.test.yaml").code()).isEqualTo(day.endsWith("24") ? 0 : 1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            compose: "services: {}"                            ! `spec` expects nothing. Write `findings:`, `after:` or both.
            {compose: x, after: x, today: soon}                ! `spec.today` is `soon`, which is no date; write one like `2027-03-31`.
            {compose: x, aftr: x}                              ! `aftr` is no key of `spec`. Did you mean `after`?
            {compose: x, findings: [{rule: orphan-allways, service: a}]} ! `spec.findings.rule` is `orphan-allways`, which is none of the 53 known ones; did you mean `orphan-always`?
            {compose: x, findings: [{rule: orphan-always}]}    ! `spec.findings` needs `service`, for example `service: web`.
            {compose: x, findings: [{rule: orphan-always, service: a, line: x}]} ! `spec.findings.line` is `x`, which is no whole number above zero.
            {after: x}                                         ! `spec` needs `compose`, for example `compose: |`.
            """)
    void aTestThatIsWrongIsAnError(String spec, String expected) throws IOException {
        write("p.test.yaml", HEAD + "PolicyTest\nmetadata: {name: a}\nspec:\n  " + spec.strip() + "\n");

        var run = run("policy", "test");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(expected.strip());
    }

    @Test
    void whereThereIsNothingToTestIsAnError() throws IOException {
        assertThat(run("policy", "test").err()).contains("There is no test of policies here.");
        assertThat(run("policy", "test", "nowhere").code()).isEqualTo(2);
        test("after: x");
        assertThat(run("policy", "test").err()).contains("There is no policy file here.");
        write("p.test.yaml", "");
        assertThat(run("policy", "test").err()).contains("There is no test in this file.");
        assertThat(run("policy").code()).isEqualTo(2);
    }
}
