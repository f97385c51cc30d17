package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a file looks like after an edit, style by style.
class EditStylesTest {

    private static final Change EXEC = new Change.SetTest(new HealthcheckTest.Exec(List.of("a")));
    private static final Change DISABLED = new Change.SetTest(new HealthcheckTest.Disabled());

    private static String edited(String text, String service, Change... changes) {
        var outcome = InMemorySources.compose(text).edit(service, changes);
        assertThat(outcome).isInstanceOf(EditOutcome.Edited.class);
        return outcome instanceof EditOutcome.Edited done ? done.texts().getOrDefault("/p/compose.yaml", text) : "";
    }

    private static String web(String below) {
        return "services:\n  web:\n" + below.indent(4);
    }

    private static void fixes(String before, String after, Change... changes) {
        assertThat(edited(web(before), "web", changes)).isEqualTo(web(after));
    }

    @Test
    void fixesEveryStyleOfTest() {
        fixes("healthcheck:\n  test: x || exit 1 # c", "healthcheck:\n  test: [\"CMD\", \"a\"] # c", EXEC);
        fixes("healthcheck:\n  test: 'x'", "healthcheck:\n  test: [\"CMD\", \"a\"]", EXEC);
        fixes(
                "healthcheck:\n  test: >-\n    x\n    y\n\n  retries: 1",
                "healthcheck:\n  test: [\"CMD\", \"a\"]\n\n  retries: 1",
                EXEC);
        fixes("healthcheck:\n  test: | # c\n    x\n", "healthcheck:\n  test: [\"CMD\", \"a\"] # c", EXEC);
        fixes("healthcheck:\n  test: [CMD,\n    x, y\n  ] # c", "healthcheck:\n  test: [\"CMD\", \"a\"] # c", EXEC);
        fixes("healthcheck:\n  test:\n    [CMD, x]", "healthcheck:\n  test:\n    [\"CMD\", \"a\"]", EXEC);
        fixes(
                "healthcheck:\n  test:\n  - CMD\n  - x\n  retries: 1",
                "healthcheck:\n  test: [\"CMD\", \"a\"]\n  retries: 1",
                EXEC);
        fixes("healthcheck:\n  test: a\n    b", "healthcheck:\n  test: [\"CMD\", \"a\"]", EXEC);
    }

    @Test
    void keepsAnchorsOnWhatItReplaces() {
        fixes(
                "healthcheck:\n  test: &t # c\n    - CMD\n    - x\nlabels:\n  l: y",
                "healthcheck:\n  test: &t [\"CMD\", \"a\"] # c\nlabels:\n  l: y",
                EXEC);
        fixes("healthcheck:\n  test: &t 'x'", "healthcheck:\n  test: &t [\"CMD\", \"a\"]", EXEC);
    }

    @Test
    void escapesWhatItWrites() {
        var odd = new Change.SetTest(new HealthcheckTest.Shell("a \"b\" \\ $x ${y}\n\t\r\u0001é😀\u2028"));

        fixes(
                "healthcheck: {test: x}",
                "healthcheck: {test: [\"CMD-SHELL\", \"a \\\"b\\\" \\\\ $$x $${y}\\n\\t\\r\\u0001é😀\\u2028\"]}",
                odd);
    }

    @Test
    void addsAHealthcheckWhereThereIsNone() {
        fixes("image: x\nuser: y # c\n\n", "image: x\nuser: y # c\nhealthcheck:\n  test: [\"CMD\", \"a\"]\n\n", EXEC);
        fixes("image: x\nhealthcheck:", "image: x\nhealthcheck:\n  test: [\"CMD\", \"a\"]", EXEC);
        fixes("image: x\nhealthcheck: {}", "image: x\nhealthcheck: {test: [\"CMD\", \"a\"]}", EXEC);
        fixes("image: x\nhealthcheck: ~", "image: x\nhealthcheck:\n  test: [\"CMD\", \"a\"]", EXEC);
        assertThat(edited("services: {web: {image: x}}", "web", EXEC))
                .isEqualTo("services: {web: {image: x, healthcheck: {test: [\"CMD\", \"a\"]}}}");
        assertThat(edited("services: {web: {healthcheck: }}", "web", EXEC))
                .isEqualTo("services: {web: {healthcheck: {test: [\"CMD\", \"a\"]} }}");
        assertThat(edited("services: {web: {}}", "web", new Change.SetInit(true)))
                .isEqualTo("services: {web: {init: true}}");
    }

    @Test
    void writesJsonIntoJson() {
        var before = """
                {
                  "services": {
                    "web": {
                      "image": "x",
                      "healthcheck": {
                        "test": "x"
                      }
                    }
                  }
                }
                """;

        assertThat(edited(
                        before,
                        "web",
                        EXEC,
                        new Change.SetTiming("interval", Duration.ofSeconds(5)),
                        new Change.SetInit(true)))
                .isEqualTo("""
                        {
                          "services": {
                            "web": {
                              "image": "x",
                              "healthcheck": {
                                "test": ["CMD", "a"],
                                "interval": "5s"
                              },
                              "init": true
                            }
                          }
                        }
                        """);
    }

    @Test
    void removesKeysAndKeepsTheirComments() {
        fixes(
                "healthcheck:\n  test: x\n  interval: 3s # why\n  retries: 1",
                "healthcheck:\n  test: x\n  # why\n  retries: 1",
                new Change.RemoveKey("interval"));
        fixes("image: x\nhealthcheck:\n  test: x", "image: x", new Change.RemoveKey("test"));
        fixes("healthcheck: {test: x, interval: 3s}", "healthcheck: {test: x}", new Change.RemoveKey("interval"));
        fixes("healthcheck: {interval: 3s, test: x}", "healthcheck: {test: x}", new Change.RemoveKey("interval"));
        fixes("healthcheck: {interval: 3s}", "healthcheck: {}", new Change.RemoveKey("interval"));
        fixes("image: x\ninit: true", "image: x", new Change.RemoveKey("init"));
        assertThat(edited("services:\n  web:\n    image: x\n    init: true # c", "web", new Change.RemoveKey("init")))
                .isEqualTo("services:\n  web:\n    image: x\n    # c");
    }

    @Test
    void anEmptiedOverrideStaysOne() {
        var sources = InMemorySources.compose("services: {web: {healthcheck: {test: x}}}")
                .with("compose.override.yaml", "services:\n  web:\n    healthcheck: !override # c\n      test: y\n");

        assertThat(sources.edit("web", new Change.RemoveKey("test")))
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done -> assertThat(done.texts())
                                .containsEntry(
                                        "/p/compose.override.yaml",
                                        "services:\n  web:\n    healthcheck: !reset null # c\n"));
    }

    @Test
    void aResetBecomesAnOverrideWithWhatIsSet() {
        var sources = InMemorySources.compose("services: {web: {healthcheck: {test: x, interval: 3s}}}")
                .with("compose.override.yaml", "services:\n  web:\n    healthcheck: !reset null\n");

        assertThat(sources.edit("web", EXEC))
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done -> assertThat(done.texts())
                                .containsEntry(
                                        "/p/compose.override.yaml",
                                        "services:\n  web:\n    healthcheck: !override\n      test: [\"CMD\", \"a\"]\n"));
    }

    @Test
    void enablesAgainWhatWasDisabled() {
        fixes("healthcheck:\n  disable: true\n  test: x", "healthcheck:\n  test: [\"CMD\", \"a\"]", EXEC);
        fixes("healthcheck:\n  disable: true\n  test: [CMD, a]", "healthcheck:\n  test: [CMD, a]", EXEC);
        fixes("healthcheck:\n  test: [NONE]", "healthcheck:\n  test: [\"CMD\", \"a\"]", EXEC);
        fixes("healthcheck:\n  disable: false\n  test: x", "healthcheck:\n  disable: true\n  test: x", DISABLED);
        fixes(
                "image: x\nhealthcheck:\n  disable: true",
                "image: x",
                new Change.SetTest(new HealthcheckTest.Inherited()));
        fixes(
                "image: x\nhealthcheck: {test: x}",
                "image: x\nhealthcheck: {}",
                new Change.SetTest(new HealthcheckTest.Inherited()));
    }

    @Test
    void writesOutWhatAMergeBringsWhereAKeyMustGo() {
        var before = "x-c: &c {interval: 3s, retries: 2, timeout: '${T:-4s}'}\n"
                + web("healthcheck:\n  <<: *c\n  test: x") + "  db: {healthcheck: *c}\n";

        assertThat(edited(before, "web", new Change.RemoveKey("retries")))
                .isEqualTo("x-c: &c {interval: 3s, retries: 2, timeout: '${T:-4s}'}\n"
                        + web("healthcheck:\n  interval: 3s\n  timeout: \"${T:-4s}\"\n  test: x")
                        + "  db: {healthcheck: *c}\n");
    }

    @Test
    void givesOwnBlocksToServicesThatAreMergedOrAliasesWhole() {
        var base =
                "x-b: &b\n  image: x\n  healthcheck: {test: x, interval: 3s, x-note: [1, {a: null}]}\nservices:\n  db: *b\n";

        assertThat(edited(base + "  web:\n    <<: *b\n", "web", EXEC))
                .isEqualTo(base + "  web:\n    <<: *b\n    healthcheck:\n      test: [\"CMD\", \"a\"]\n"
                        + "      interval: 3s\n      x-note: [1, {a: null}]\n");
        assertThat(edited(base + "  web: *b\n", "web", new Change.SetInit(true)))
                .isEqualTo(base + "  web:\n    <<: *b\n    init: true\n");
        assertThat(edited(base + "  web: *b\n", "web", DISABLED))
                .contains("  web:\n    <<: *b\n    healthcheck:\n      disable: true\n      test: x\n");
    }

    @Test
    void pinsThoseWhoInheritFromATemplate() {
        var before = "services:\n  web:\n    image: x\n    healthcheck:\n      test: x\n  db:\n    extends: web\n";

        assertThat(edited(before, "web", EXEC, new Change.SetInit(true))).isEqualTo("""
                        services:
                          web:
                            image: x
                            init: true
                            healthcheck:
                              test: ["CMD", "a"]
                          db:
                            init: !reset null
                            extends: web
                            healthcheck:
                              test: x
                        """);
        assertThat(edited("services:\n  web:\n    image: x\n  db:\n    extends: web\n", "web", EXEC))
                .endsWith("  db:\n    healthcheck: !reset null\n    extends: web\n");
    }

    @Test
    void editsTheFileThatIsExtended() {
        var sources = InMemorySources.compose("services: {web: {extends: {file: c.yaml, service: b}}}")
                .with("c.yaml", "services: {b: {healthcheck: {test: x}}}");

        assertThat(sources.edit("web", EXEC))
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done -> assertThat(done.texts())
                                .containsOnlyKeys("/p/c.yaml")
                                .containsEntry("/p/c.yaml", "services: {b: {healthcheck: {test: [\"CMD\", \"a\"]}}}"));
    }
}
