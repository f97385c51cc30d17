package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComposeEditorTest {

    private static final Change CURL =
            new Change.SetTest(new HealthcheckTest.Exec(List.of("curl", "-f", "http://localhost/$x")));
    private static final Change DISABLED = new Change.SetTest(new HealthcheckTest.Disabled());

    private static String edited(String text, String service, Change... changes) {
        var outcome = InMemorySources.compose(text).edit(service, changes);
        assertThat(outcome).isInstanceOf(EditOutcome.Edited.class);
        return outcome instanceof EditOutcome.Edited done ? done.texts().getOrDefault("/p/compose.yaml", text) : "";
    }

    @Test
    void replacesABlockListAndKeepsItsComments() {
        var before = """
                services:
                  web:
                    healthcheck:
                      test:  # why
                        - CMD
                        # inner
                        - wget
                      interval: 3s  # often
                """;

        assertThat(edited(before, "web", CURL)).isEqualTo("""
                services:
                  web:
                    healthcheck:
                      # inner
                      test: ["CMD", "curl", "-f", "http://localhost/$$x"] # why
                      interval: 3s  # often
                """);
    }

    @Test
    void addsInitBelowTheImage() {
        assertThat(edited("services:\n    web:\n        image: x", "web", new Change.SetInit(true)))
                .isEqualTo("services:\n    web:\n        image: x\n        init: true");
    }

    @Test
    void disablesWithOneLineAndKeepsTheRest() {
        var before = "services:\n  web:\n    healthcheck:\n      test: x\n      timeout: 3s\n";
        var disabled = edited(before, "web", DISABLED);

        assertThat(disabled)
                .isEqualTo(
                        "services:\n  web:\n    healthcheck:\n      disable: true\n      test: x\n      timeout: 3s\n");
        assertThat(edited(disabled, "web", DISABLED)).isEqualTo(disabled);
        assertThat(edited(disabled, "web", new Change.RemoveKey("disable"))).isEqualTo(before);
    }

    @Test
    void givesAServiceItsOwnBlockWhereAnAnchorIsShared() {
        var before = """
                x-check: &check
                  test: wget x
                  interval: 3s
                services:
                  web: {healthcheck: *check}
                  db:
                    healthcheck: *check # same
                """;

        assertThat(edited(before, "db", CURL)).endsWith("""
                  db:
                    healthcheck:
                      <<: *check
                      test: ["CMD", "curl", "-f", "http://localhost/$$x"] # same
                """);
    }

    @Test
    void changesTheSharedNodeWhenAllItsUsersWantTheSame() {
        var before = """
                x-check: &check
                  test: wget x
                services:
                  web: {healthcheck: *check}
                  db: {healthcheck: *check}
                """;
        var outcome = InMemorySources.compose(before)
                .edit(List.of(new Edit("web", List.of(CURL)), new Edit("db", List.of(CURL))));

        assertThat(outcome)
                .isEqualTo(new EditOutcome.Edited(new TreeMap<>(Map.of(
                        "/p/compose.yaml",
                        before.replace("wget x", "[\"CMD\", \"curl\", \"-f\", \"http://localhost/$$x\"]")))));
    }

    @Test
    void addsToTheTemplateWhenAllItsUsersWantTheSame() {
        var before = """
                x-base: &base
                  image: x
                services:
                  web: *base
                  db:
                    <<: *base
                    ports: ["80"]
                """;
        var init = List.<Change>of(new Change.SetInit(true));
        var outcome = InMemorySources.compose(before).edit(List.of(new Edit("web", init), new Edit("db", init)));

        assertThat(outcome)
                .isEqualTo(new EditOutcome.Edited(new TreeMap<>(
                        Map.of("/p/compose.yaml", before.replace("image: x\n", "image: x\n  init: true\n")))));
        assertThat(edited(before, "db", new Change.SetInit(true)))
                .isEqualTo(before.replace("<<: *base\n", "<<: *base\n    init: true\n"));
    }

    @Test
    void addsAndChangesTimings() {
        var before = "services:\r\n  web:\r\n    healthcheck:\r\n      test: x\r\n      interval: '3s'\r\n";

        assertThat(edited(
                        before,
                        "web",
                        new Change.SetTiming("interval", Duration.ofSeconds(90)),
                        new Change.SetTiming("timeout", Duration.ofMillis(500))))
                .isEqualTo(before.replace("'3s'", "'1m30s'") + "      timeout: 500ms\r\n");
    }
}
