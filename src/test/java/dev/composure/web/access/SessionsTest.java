package dev.composure.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.access.Doorkeeper;
import dev.composure.operate.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private Optional<Role> role = Optional.of(Role.OPERATOR);
    private final Sessions sessions = new Sessions(_ -> role, () -> now);
    private final String id = sessions.begin(Doorkeeper.hash("token"));

    private void later(Duration after) {
        now = now.plus(after);
    }

    @Test
    void aSessionThatIsUsedLastsHalfADay() {
        for (int hour = 0; hour < 12; hour++) {
            later(Duration.ofHours(1));
            assertThat(sessions.visitor(id)).isPresent();
        }
        later(Duration.ofMinutes(1));
        assertThat(sessions.visitor(id)).isEmpty();
    }

    @Test
    void oneThatIsNotUsedEndsSooner() {
        later(Duration.ofHours(2));
        assertThat(sessions.isOpen(id)).isTrue();
        later(Duration.ofMinutes(1));
        assertThat(sessions.isOpen(id)).isFalse();
        assertThat(sessions.visitor(id)).isEmpty();
    }

    @Test
    void theRoleIsThatOfTheTokenNow() {
        assertThat(sessions.visitor(id)).map(Visitor::mayAct).contains(true);
        role = Optional.of(Role.VIEWER);
        assertThat(sessions.visitor(id)).map(Visitor::mayAct).contains(false);
        role = Optional.empty();
        assertThat(sessions.visitor(id)).isEmpty();
    }

    @Test
    void manySessionsDriveOutTheOldest() {
        for (int i = 0; i < 1_000; i++) {
            sessions.begin(Doorkeeper.hash("other"));
        }
        assertThat(sessions.isOpen(id)).isFalse();
    }
}
