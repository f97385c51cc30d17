package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.FakeContainer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OtherProjectsTest {

    private final LoopWorld world = LoopWorld.leaking();

    private void another(String project, String file) {
        world.files.put("/%s/compose.yaml".formatted(project), file.getBytes(StandardCharsets.UTF_8));
        world.engine.start(FakeContainer.of(project, "web"));
    }

    private String firstStep() {
        world.settle(world.process());
        var remediation = world.store.remediations(BLOG).getFirst().id();
        return world.store.steps(remediation).getFirst().text();
    }

    @Test
    void whoIncludesTheFileIsNamedInThePlan() {
        another("shop", "include: [../blog/compose.yaml]\n");
        another("forum", "services: {web: {extends: {file: ../blog/compose.yaml, service: web}}}\n");
        assertThat(firstStep()).contains("; also read by forum, shop, where it takes effect");
    }

    @Test
    void whoDoesNotReadItIsNot() {
        another("shop", "include: [other.yaml]\n");
        another("forum", "services: {web: {image: forum}}\n");
        another("gone", "services: [");
        assertThat(firstStep()).startsWith("rewrite the file of web").doesNotContain("also read by");
    }
}
