package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.demo.DemoEvent;
import dev.composure.operate.demo.DemoImpossible;
import dev.composure.operate.demo.DemoProject;
import dev.composure.operate.demo.DemoStage;
import dev.composure.operate.demo.RunDemo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RunDemoTest {

    /** A host that lacks something. */
    private static final class BareStage implements DemoStage {
        private int cleared;

        @Override
        public DemoProject project() {
            return new DemoProject("composure-demo-1", "/tmp/composure-demo-1");
        }

        @Override
        public Parts setUp() {
            throw new DemoImpossible("there is no static busybox");
        }

        @Override
        public void clear() {
            cleared++;
        }
    }

    @Test
    void whatAPersonHasToBringIsSaidAndClearingStillWorks() {
        var stage = new BareStage();
        var told = new ArrayList<DemoEvent>();
        var demo = new RunDemo(stage, InstantSource.fixed(Instant.EPOCH), _ -> {});
        assertThatThrownBy(() -> demo.run(told::add))
                .isInstanceOf(DemoImpossible.class)
                .hasMessageContaining("busybox");
        demo.clear();
        assertThat(told).singleElement().isInstanceOf(DemoEvent.SettingUp.class);
        assertThat(stage.cleared).isEqualTo(1);
    }
}
