package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
                        .ignoredRules())
                .containsEntry("orphan-always", "known, see T-1");
        assertThat(service("x-composure: {ignore: [a]}").ignoredRules()).isEmpty();
        assertThat(service("x-composure: x").ignoredRules()).isEmpty();
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
