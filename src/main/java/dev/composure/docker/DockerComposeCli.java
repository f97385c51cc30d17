package dev.composure.docker;

import dev.composure.docker.BoundedRun.Capture;
import dev.composure.docker.guard.Guard;
import dev.composure.operate.Allowance;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.GuardedOutcome;
import dev.composure.reconcile.drift.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The compose command line as a child process: an argument list, no shell, no input, a deadline.
///
/// It inherits the environment, because compose files are interpolated from it, but for what would change
/// the meaning of the arguments (`COMPOSE_…`), lead to another engine (`DOCKER_CONTEXT`, `DOCKER_TLS…`), or
/// is nobody's business (`COMPOSURE_…`, which may hold a token that a compose file could ask for).
public final class DockerComposeCli implements ComposeCli {

    private static final List<String> WITHHELD =
            List.of("COMPOSE_", "COMPOSURE_", "DOCKER_CONTEXT", "DOCKER_TLS", "DOCKER_CERT_PATH", "DOCKER_HOST");

    /// A process that a signal ended has this exit code and the signal's number.
    private static final int KILLED = 128;

    /// Nothing listens there.
    private static final String NO_ENGINE = "unix:///dev/null";

    private final ComposeBinary binary;
    private final String host;
    private final SortedMap<String, String> environment;
    private final Duration deadline;

    /// A path of the binary, or empty to look for it; the engine's address as `DOCKER_HOST` has it; the environment to
    /// inherit from; and how long one command may take.
    public DockerComposeCli(String path, String host, Map<String, String> inherited, Duration deadline) {
        this.binary = new ComposeBinary(path, inherited);
        this.host = host;
        this.environment = environment(inherited);
        this.deadline = deadline;
    }

    /// One that is given no engine at all: it can read projects, which needs none.
    public static DockerComposeCli withoutEngine(String path, Map<String, String> inherited, Duration deadline) {
        return new DockerComposeCli(path, NO_ENGINE, inherited, deadline);
    }

    private static SortedMap<String, String> environment(Map<String, String> inherited) {
        var variables = new TreeMap<>(inherited);
        variables.keySet().removeIf(name -> WITHHELD.stream().anyMatch(name::startsWith));
        return variables;
    }

    private Guard guard() {
        return new Guard(EngineAddress.parse(host).uri());
    }

    @Override
    public String version() {
        var ended = run(NO_ENGINE, List.of("version", "--short"), Path.of("/"), Capture.EVERYTHING);
        var version = ended.output().strip();
        if (ended.exitCode() != 0 || !version.matches("v?\\d+\\..*")) {
            throw new ComposeUnavailable("%s does not say which version it is: %s".formatted(binary.find(), version));
        }
        if (version.startsWith("1.")) {
            throw new ComposeUnavailable(
                    "%s is Docker Compose %s; Composure needs version 2 or newer, such as `apt-get install docker-compose-plugin`."
                            .formatted(binary.find(), version));
        }
        return version.startsWith("v") ? version.substring(1) : version;
    }

    @Override
    public ComposeOutcome bringUp(ComposeInvocation invocation, SortedMap<String, Integer> services) {
        return up(EngineAddress.parse(host).toString(), invocation, services, List.of());
    }

    @Override
    public Rehearsal rehearse(ComposeInvocation invocation, SortedMap<String, Integer> services) {
        return guard().rehearsal(socket -> spoken(up(socket, invocation, services, List.of("--force-recreate"))));
    }

    @Override
    public GuardedOutcome up(ComposeInvocation invocation, SortedMap<String, Integer> services, Allowance allowance) {
        return guard().guarded(allowance, socket -> up(socket, invocation, services, List.of()));
    }

    private ComposeOutcome up(
            String engine, ComposeInvocation invocation, SortedMap<String, Integer> services, List<String> options) {
        var words = arguments(invocation, services, options);
        var ended = run(engine, words, Path.of(invocation.directory()), Capture.EVERYTHING);
        var output = ended.exitCode() == BoundedRun.STOPPED
                ? ended.output() + "\nstopped: it did not end within " + deadline.toSeconds() + " s\n"
                : ended.output();
        return new ComposeOutcome(ended.exitCode(), output);
    }

    @Override
    public ComposeOutcome config(ComposeInvocation invocation) {
        var words = project(invocation);
        words.addAll(List.of("--profile", "*", "config", "--format", "json"));
        var folder = Path.of(invocation.directory());
        var ended = host.equals(NO_ENGINE)
                ? run(NO_ENGINE, words, folder, Capture.RESULT)
                : guard().dryRun(socket -> run(socket, words, folder, Capture.RESULT));
        return spoken(new ComposeOutcome(ended.exitCode(), ended.output()));
    }

    /// One that was killed, or stopped at its deadline, has said nothing about the project.
    private static ComposeOutcome spoken(ComposeOutcome outcome) {
        if (outcome.exitCode() == BoundedRun.STOPPED || outcome.exitCode() > KILLED) {
            throw new ComposeUnavailable(
                    "Docker Compose was ended before it was done (exit code %d).".formatted(outcome.exitCode()));
        }
        return outcome;
    }

    private static List<String> project(ComposeInvocation invocation) {
        var words = new ArrayList<>(List.of("-p", invocation.project(), "--project-directory", invocation.directory()));
        invocation.files().forEach(file -> words.addAll(List.of("-f", file)));
        invocation.envFiles().forEach(file -> words.addAll(List.of("--env-file", file)));
        invocation.profiles().forEach(profile -> words.addAll(List.of("--profile", profile)));
        if (invocation.compatible()) {
            words.add("--compatibility");
        }
        return words;
    }

    static List<String> arguments(
            ComposeInvocation invocation, SortedMap<String, Integer> services, List<String> options) {
        if (services.isEmpty()) {
            throw new IllegalArgumentException("without a service, compose would bring up the whole project");
        }
        var words = project(invocation);
        words.addAll(List.of("up", "-d", "--no-build", "--pull", "never", "--remove-orphans=false"));
        words.addAll(options);
        services.forEach((service, count) -> words.addAll(List.of("--scale", service + "=" + count)));
        words.add("--");
        words.addAll(services.keySet());
        return words;
    }

    private BoundedRun.Ended run(String engine, List<String> arguments, Path folder, Capture capture) {
        var variables = new TreeMap<>(environment);
        variables.put("DOCKER_HOST", engine);
        var words = new ArrayList<String>();
        words.add(binary.find().toString());
        words.addAll(arguments);
        try {
            return new BoundedRun(words, folder, variables, deadline, capture).run();
        } catch (IOException failed) {
            throw new ComposeUnavailable(
                    "%s could not be started: %s".formatted(words.getFirst(), failed.getMessage()), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ComposeUnavailable("Docker Compose was stopped, because Composure is stopping.", stop);
        }
    }
}
