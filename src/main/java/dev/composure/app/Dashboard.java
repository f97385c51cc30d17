package dev.composure.app;

import dev.composure.operate.ApproveProject;
import dev.composure.operate.PauseProject;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.access.Tokens;
import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.ReadPlan;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.operate.round.Controller;
import dev.composure.web.UseCases;
import dev.composure.web.access.Sessions;
import dev.composure.web.live.Pulse;
import dev.composure.web.live.Trouble;
import dev.composure.web.live.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.stream.Stream;

/// Wires the pages.
@ApplicationScoped
public class Dashboard {

    @Produces
    @Singleton
    Pulse pulse(InstantSource clock) {
        return new Pulse(clock.instant());
    }

    @Produces
    @Singleton
    Sessions sessions(Tokens tokens, InstantSource clock) {
        return new Sessions(tokens, clock);
    }

    @Produces
    @Singleton
    Reading reading(
            ReadStatus status, ReadPlan plan, ReadHistory history, PolicySource policies, ReviewExceptions exceptions) {
        return new Reading(status, plan, history, policies, exceptions);
    }

    /// What only looks.
    record Reading(
            ReadStatus status,
            ReadPlan plan,
            ReadHistory history,
            PolicySource policies,
            ReviewExceptions exceptions) {}

    @Produces
    @Singleton
    Troubles troubles(Instance<Controller> controller, ReadStatus status) {
        return new Troubles(() -> Stream.concat(
                        controller.get().engineTrouble().map(Trouble::ofEngine).stream(),
                        status.trouble().map(Trouble::ofState).stream())
                .toList());
    }

    @Produces
    @Singleton
    Acting acting(ApproveProject approve, PauseProject pause, RollBack rollBack) {
        return new Acting(approve, pause, rollBack);
    }

    /// What a person can ask for.
    record Acting(ApproveProject approve, PauseProject pause, RollBack rollBack) {}

    @Produces
    @Singleton
    UseCases useCases(Reading reading, Acting acting, Troubles troubles, Pulse pulse, InstantSource clock) {
        return new UseCases(
                reading.status(),
                reading.plan(),
                reading.history(),
                reading.policies(),
                reading.exceptions(),
                troubles,
                acting.approve(),
                acting.pause(),
                acting.rollBack(),
                pulse,
                clock);
    }
}
