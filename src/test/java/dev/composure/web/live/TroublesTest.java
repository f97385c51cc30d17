package dev.composure.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private final AtomicReference<List<Trouble>> found = new AtomicReference<>(List.of());
    private final Troubles troubles = new Troubles(found::get);

    @Test
    void onlyAChangeMakesANewVersion() {
        long atFirst = troubles.version();
        assertThat(troubles.version()).isEqualTo(atFirst);
        found.set(List.of(Trouble.ofEngine("refused"), Trouble.ofState("disk full")));
        long then = troubles.version();
        assertThat(then).isGreaterThan(atFirst).isEqualTo(troubles.version());
        assertThat(troubles.now())
                .extracting(Trouble::why)
                .satisfiesExactly(
                        why -> assertThat(why).contains("(refused)"),
                        why -> assertThat(why).contains("(disk full)"));
        found.set(List.of());
        assertThat(troubles.now()).isEmpty();
        assertThat(troubles.version()).isGreaterThan(then);
    }
}
