package dev.composure.reconcile.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BlastRadiusTest {

    private static final String CHECK = "/Healthcheck/Test";

    private static DesiredContainer container(String service, Map<String, String> fields) {
        return new DesiredContainer(service, "shop-%s-1".formatted(service), service, new Definition(fields));
    }

    private static Rehearsal rehearsal(DesiredContainer... containers) {
        return new Rehearsal(List.of(containers), Collections.emptySortedSet(), "");
    }

    private static final Rehearsal BEFORE =
            rehearsal(container("web", Map.of(CHECK, "old", "/Env/A", "1")), container("db", Map.of(CHECK, "db")));

    private static String objection(Rehearsal after) {
        return new BlastRadius(BEFORE, after).objection("web").orElse("");
    }

    @Test
    void theServicesOwnCheckInitAndBookkeepingMayChange() {
        assertThat(objection(rehearsal(
                        container(
                                "web",
                                Map.of(
                                        CHECK,
                                        "new",
                                        "/Env/A",
                                        "1",
                                        "/HostConfig/Init",
                                        "true",
                                        "/Labels/com.docker.compose.config-hash",
                                        "x")),
                        container("db", Map.of(CHECK, "db")))))
                .isEmpty();
    }

    @Test
    void anotherServicesCheckMayNot() {
        assertThat(objection(rehearsal(
                        container("web", Map.of(CHECK, "new", "/Env/A", "1")), container("db", Map.of(CHECK, "new")))))
                .isEqualTo("the edit also changes Healthcheck.Test of shop-db-1");
    }

    @Test
    void anythingElseMayNot() {
        assertThat(objection(rehearsal(
                        container("web", Map.of(CHECK, "new", "/Env/A", "2")), container("db", Map.of(CHECK, "db")))))
                .isEqualTo("the edit also changes variable A of shop-web-1");
    }

    @Test
    void otherContainersMayNot() {
        assertThat(objection(rehearsal(container("web", Map.of(CHECK, "new"))))).contains("other containers");
    }

    @Test
    void otherChangesMayNot() {
        var after = new Rehearsal(BEFORE.containers(), new TreeSet<>(List.of("create network x")), "");
        assertThat(objection(after)).contains("create network x");
    }

    @Test
    void aProjectThatCannotBeBroughtUpAnyMoreMayNot() {
        assertThat(objection(new Rehearsal(List.of(), Collections.emptySortedSet(), "exit code 1")))
                .contains("exit code 1");
    }

    @Test
    void namesOfFieldsAreWordsAndNoMoreThanAFew() {
        assertThat(FieldNames.words(List.of(
                        "/Labels/a",
                        "/Files:/etc/x",
                        "/Networks/n/Aliases",
                        "/ExposedPorts/80/tcp",
                        "/HostConfig/Privileged")))
                .isEqualTo("label a, file /etc/x, network n, port 80/tcp, HostConfig.Privileged");
        assertThat(FieldNames.words(List.of("/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/10")))
                .endsWith("7, 8 and 2 more");
    }

    @Test
    void aDefinitionTellsNamesOnly() {
        var secret = new Definition(Map.of("/Env/TOKEN", "hunter2"));
        assertThat(secret.toString()).contains("TOKEN").doesNotContain("hunter2");
        assertThat(secret)
                .isEqualTo(new Definition(Map.of("/Env/TOKEN", "hunter2")))
                .hasSameHashCodeAs(secret);
        assertThat(rehearsal(container("web", Map.of("/Env/TOKEN", "hunter2"))).toString())
                .doesNotContain("hunter2");
        assertThat(BEFORE.only(Set.of("web")).containers()).hasSize(1);
        assertThat(BEFORE.with(value -> value + "!")
                        .of("db")
                        .getFirst()
                        .definition()
                        .value(CHECK))
                .isEqualTo("db!");
        assertThat(BEFORE.of("web")
                        .getFirst()
                        .definition()
                        .without(path -> path.equals(CHECK))
                        .paths())
                .containsExactly("/Env/A");
    }
}
