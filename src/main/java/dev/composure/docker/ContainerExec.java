package dev.composure.docker;

import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.exception.DockerException;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.ExecOutcome;
import dev.composure.reconcile.ContainerId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One command run in a container.
record ContainerExec(EngineConnection connection, ContainerId container, List<String> words, Duration limit) {

    private static final Logger LOG = Logger.getLogger(ContainerExec.class);
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;
    private static final int LOOKS_AT_THE_END = 40;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    ExecOutcome run() {
        var created = connection.ask(client -> client.execCreateCmd(container.value())
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd(words.toArray(String[]::new))
                .exec()
                .getId());
        return switch (created) {
            case Answer.Given<String>(var id) -> start(id);
            case Answer.Refused<String> refused
            when refused.isAboutTheContainer() ->
                new ExecOutcome.NotStarted(refused.message().strip());
            case Answer.Refused<String> refused -> throw refused.unavailable();
        };
    }

    private ExecOutcome start(String id) {
        try (var output = new ExecOutput()) {
            connection
                    .ask(client -> client.execStartCmd(id).withDetach(false).exec(output))
                    .required();
            if (!output.await(limit)) {
                return new ExecOutcome.StillRunning();
            }
            var failure = output.failure();
            if (failure instanceof DockerException refused) {
                return new ExecOutcome.NotStarted(
                        String.valueOf(refused.getMessage()).strip());
            }
            if (failure != null) {
                throw connection.unavailable(failure);
            }
            return ended(id, output.text());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("The command was not waited for, because Composure is stopping.", stop);
        } catch (IOException broken) {
            throw connection.unavailable(broken);
        }
    }

    /// The output ends a moment before the engine knows the exit code.
    private ExecOutcome ended(String id, String output) throws InterruptedException {
        for (int look = 0; look < LOOKS_AT_THE_END; look++) {
            var state =
                    connection.ask(client -> client.inspectExecCmd(id).exec()).required();
            if (!Boolean.TRUE.equals(state.isRunning()) && state.getExitCodeLong() != null) {
                return outcome(state, output);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        LOG.debugf("exec %s closed its output and goes on running", id);
        return new ExecOutcome.StillRunning();
    }

    private static ExecOutcome outcome(InspectExecResponse state, String output) {
        var exitCode = Math.toIntExact(state.getExitCodeLong());
        var couldNotRun = exitCode == CANNOT_RUN || exitCode == NOT_FOUND;
        return couldNotRun && output.startsWith("OCI runtime exec failed")
                ? new ExecOutcome.NotStarted(output.strip())
                : new ExecOutcome.Exited(exitCode, output, hostPid(state));
    }

    private static int hostPid(InspectExecResponse state) {
        return Math.toIntExact(Objects.requireNonNullElse(state.getPidLong(), 0L));
    }
}
