package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The engine that tests may do anything to, as `src/build/engine.sh run` names it. Asked through the docker command
/// line, so that what the tests see does not rest on the code they test.
public record TestEngine(String host, String dockerBinary, String composeBinary) {

    private static final String HOST = "COMPOSURE_TEST_ENGINE_HOST";

    /// All of them, where there are several. Of the test processes that run at once each has one to itself.
    private static final String HOSTS = "COMPOSURE_TEST_ENGINE_HOSTS";

    /// The engine; without one the test is skipped, or fails where `docker.required` or `CI` say that there must be
    /// one.
    public static TestEngine required() {
        var hosts = named(HOSTS, named(HOST, ""));
        if (hosts.isBlank()) {
            throw Prerequisite.missing("no test engine: run this through `src/build/engine.sh run`, or set " + HOST);
        }
        var all = List.of(hosts.split(" ", -1));
        return new TestEngine(
                all.get(Integer.getInteger("engine.number", 1) - 1),
                named("COMPOSURE_TEST_DOCKER", "docker"),
                named("COMPOSURE_TEST_COMPOSE", "/usr/libexec/docker/cli-plugins/docker-compose"));
    }

    private static String named(String variable, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(variable), otherwise);
    }

    /// Runs the docker command line.
    public Command docker(String... words) {
        return run(dockerBinary, Map.of(), List.of(words));
    }

    /// Starts a docker command that ends only when it is told to.
    public Process start(List<String> words) {
        var all = new ArrayList<String>();
        all.add(dockerBinary);
        all.addAll(words);
        var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DOCKER_HOST", host);
        try {
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Runs the compose command line.
    public Command compose(List<String> words) {
        return compose(Map.of(), words);
    }

    /// The same, with further variables.
    Command compose(Map<String, String> variables, List<String> words) {
        return run(composeBinary, variables, words);
    }

    private Command run(String binary, Map<String, String> variables, List<String> words) {
        var all = new ArrayList<String>();
        all.add(binary);
        all.addAll(words);
        var environment = new TreeMap<>(variables);
        environment.put("DOCKER_HOST", host);
        return Command.run(environment, all);
    }
}
