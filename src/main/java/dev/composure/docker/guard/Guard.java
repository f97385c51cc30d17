package dev.composure.docker.guard;

import dev.composure.operate.Allowance;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.GuardedOutcome;
import dev.composure.reconcile.drift.Rehearsal;
import java.net.URI;
import java.util.function.Function;

/// Runs compose on a socket of ours, in one of three modes. A run is given the address of its socket, as `DOCKER_HOST`
/// has it; the socket is gone when the run has ended.
public record Guard(URI engine) {

    /// Only reads pass.
    public <T> T dryRun(Function<String, T> run) {
        return through(new HardDryRun(), run);
    }

    /// Compose is let loose on a simulated engine: nothing it does reaches the real one.
    public Rehearsal rehearsal(Function<String, ComposeOutcome> run) {
        var simulation = new SimulatedEngine();
        var outcome = through(simulation, run);
        return simulation.rehearsal(
                outcome.isSuccess() ? "" : "compose ended with exit code %d".formatted(outcome.exitCode()));
    }

    /// Only what is allowed passes.
    public GuardedOutcome guarded(Allowance allowance, Function<String, ComposeOutcome> run) {
        var rule = new GuardedRun(allowance);
        var outcome = through(rule, run);
        return new GuardedOutcome(outcome, rule.refusals(), rule.touched());
    }

    private <T> T through(Rule rule, Function<String, T> run) {
        try (var socket = GuardSocket.open(engine, rule)) {
            return run.apply(socket.host());
        }
    }
}
