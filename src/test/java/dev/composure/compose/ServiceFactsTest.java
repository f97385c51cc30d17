package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFactsTest {

    private static Service service(String keys) {
        var project = InMemorySources.compose("services: {web: {" + keys + "}}").load();
        assertThat(project.problems()).isEmpty();
        return project.project().services().firstEntry().getValue();
    }

    @Test
    void portsOfEveryForm() {
        assertThat(service("""
                        ports: [80, "8080:81", "127.0.0.1:1:82/tcp", "90-92:83-85/udp", {target: 86}, "[::1]:1:87", {mode: x}, "x"],
                        expose: ["88", 89, "80"]""").containerPorts()).containsExactly(80, 81, 82, 83, 84, 85, 86, 87, 88, 89);
        assertThat(service("expose: ['1-65000']").containerPorts()).hasSizeLessThan(200);
        assertThat(service("ports: x").containerPorts()).isEmpty();
    }

    @Test
    void commandsAreSplitAsAShellWould() {
        assertThat(service("command: 'sh -c \"a b\" c\\ d ''e \"f'' \"\"'").command())
                .containsExactly("sh", "-c", "a b", "c d", "e \"f", "");
        assertThat(service("entrypoint: [a, b c]").entrypoint()).containsExactly("a", "b c");
        assertThat(service("image: x").command()).isEmpty();
    }

    @Test
    void environmentShowsNamesOnly() {
        assertThat(service("environment: {A: secret, B: }").environmentNames()).containsExactly("A", "B");
        assertThat(service("environment: [A=secret, B]").environmentNames()).containsExactly("A", "B");
    }

    @Test
    void dependenciesLabelsAndProfiles() {
        var service = service(
                "depends_on: {a: {condition: service_healthy}, b: {}}, labels: [x=1, y], profiles: [p, q], pid: host");

        assertThat(service.dependsOn()).containsEntry("a", "service_healthy").containsEntry("b", "service_started");
        assertThat(service.labels()).containsEntry("x", "1").containsEntry("y", "");
        assertThat(service.profiles()).containsExactly("p", "q");
        assertThat(service.pid().or("")).isEqualTo("host");
    }

    @Test
    void rulesAreIgnoredInTheComposeFileItself() {
        assertThat(service("x-composure: {ignore: {orphan-always: 'known, see T-1'}}")
                        .ignoredRules()
                        .get("orphan-always"))
                .isNotNull()
                .satisfies(ignored -> {
                    assertThat(ignored.reason()).isEqualTo("known, see T-1");
                    assertThat(ignored.where()).isEqualTo("x-composure.ignore");
                    assertThat(ignored.wholeFile()).isFalse();
                });
        assertThat(service("x-composure: x").ignoredRules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-composure: {ignore: [a]}",
                "x-composure: {ignore: a}",
                "x-composure: {ignore: {a: }}",
                "x-composure: {ignore: {a: ' '}}",
                "x-composure: {ignore: {a: true}}",
                "x-composure: {ignore: {a: [b]}}",
                "labels: {composure.dev/ignore.a: 'true'}",
                "labels: [composure.dev/ignore.a]"
            })
    void anIgnoreMayLackItsReason(String keys) {
        assertThat(service(keys).ignoredRules().values()).singleElement().satisfies(ignored -> {
            assertThat(ignored.rule()).isEqualTo("a");
            assertThat(ignored.hasReason()).isFalse();
        });
    }

    @Test
    void theNearerIgnoreIsTheStrongerOne() {
        var loaded = InMemorySources.compose("""
                x-composure: {ignore: {a: of the file, b: of the file, c: of the file}, ignroe: x}
                services:
                  web:
                    image: x
                    x-composure: {ignore: {b: of the service, c: of the service}}
                    labels: [composure.dev/ignore.c=of the label]
                """).load();

        assertThat(loaded.project().services().get("web"))
                .isNotNull()
                .extracting(Service::ignoredRules)
                .satisfies(rules -> {
                    assertThat(rules.values())
                            .extracting(IgnoredRule::reason)
                            .containsExactly("of the file", "of the service", "of the label");
                    assertThat(rules.values())
                            .extracting(IgnoredRule::wholeFile)
                            .containsExactly(true, false, false);
                });
        assertThat(loaded.notes())
                .extracting(Problem::message)
                .containsExactly("`ignroe` is no key of `x-composure`. Did you mean `ignore`?");
    }

    @Test
    void theProjectIsNamedAfterItsFolder() {
        assertThat(InMemorySources.compose("services: {}").load().project().name())
                .isEqualTo("p");
        assertThat(InMemorySources.compose("name: \"n-${X:-1}\"\nservices: {}")
                        .load()
                        .project()
                        .name())
                .isEqualTo("n-1");
    }
}
