package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in which documented commands make sense: the folder of a leaking project that runs, in a git repository,
/// with policies beside it, and an operator that may act once somebody says yes. The commands are run by a shell, as
/// they stand; only words in capitals are replaced by what they stand for.
final class CommandStage implements AutoCloseable {

    private static final Duration STARTS = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final Pattern APPROVAL = Pattern.compile("composure approve \\S+ ([0-9a-f]{12})");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<![\\w$\"{-])(IMAGE\\.\\.\\.|P|DIR|PROJECT|DIGEST|FILE|REMEDIATION)(?![\\w\"])");
    private static final String SERVE = "composure serve";

    private final LabProject project;
    private final Path home;
    private final String original;
    private final Map<String, String> environment = new TreeMap<>();
    private Optional<Process> operator = Optional.empty();

    CommandStage(LabProject project) throws IOException {
        this.project = project;
        this.home = Files.createTempDirectory("composure-stage-").toRealPath();
        this.original = project.text("compose.yaml");
        var policies = Files.createDirectory(project.folder().resolve("policies"));
        Files.writeString(policies.resolve("lab.yaml"), policy());
        Files.writeString(policies.resolve("lab.test.yaml"), policyTest());
        setVariables();
        shell("git init -q && git add compose.yaml policies"
                        + " && git -c user.name=a -c user.email=a@example.com commit -qm begun")
                .succeeded();
    }

    private String policy() {
        return LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}"))
                .replace("cooldown: 0s", "cooldown: 0s, approval: required")
                .replace("spec:\n", "spec:\n  rewrite: {gitManaged: edit}\n");
    }

    private String policyTest() {
        return """
                apiVersion: composure.dev/v1alpha1
                kind: PolicyTest
                metadata: {name: a leaking check gets an init}
                spec:
                  policies: [lab.yaml]
                  project: %s
                  compose: |
                    services:
                      web:
                        image: x
                        healthcheck: {test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]}
                  after: |
                    services:
                      web:
                        image: x
                        init: true
                        healthcheck: {test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]}
                """.formatted(project.name());
    }

    private void setVariables() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("COMPOSURE_HTTP_PORT", Integer.toString(socket.getLocalPort()));
        }
        var programs = Path.of(Distribution.words().getFirst()).getParent();
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("DOCKER_HOST", project.engine().host());
        environment.put("STATE", home.resolve("state").toString());
        environment.put("COMPOSURE_STATE_PATH", home.resolve("state").toString());
        environment.put("COMPOSURE_RESYNC", "3s");
        environment.put("COMPOSURE_MODE", "enforce");
        environment.put(
                "COMPOSURE_POLICY_SOURCE", project.folder().resolve("policies").toString());
        environment.put("COMPOSURE_PROJECTS_ROOTS", project.folder().toString());
    }

    /// The exit code of a command, which is put into words first; 0 where it begins to serve.
    Command run(String command) {
        if (CommandBlock.words(command).equals(SERVE)) {
            serve();
            return new Command(List.of(command), 0, "");
        }
        if (command.contains("the operator does not run")) {
            stop();
        } else if (operator.isEmpty()) {
            serve();
        }
        var done = shell(filledIn(command));
        if (command.startsWith("composure rollback")) {
            Eventually.within(SETTLED, "the file is back", () -> project.text("compose.yaml"), original::equals);
        }
        return done;
    }

    private Command shell(String command) {
        return Command.runIn(project.folder(), environment, List.of("bash", "-c", command));
    }

    private String filledIn(String command) {
        Map<String, Supplier<String>> words = Map.of(
                "IMAGE...", () -> "composure-test/busybox composure-test/tls",
                "P", () -> "policies",
                "DIR", () -> ".",
                "PROJECT", project::name,
                "DIGEST", this::digest,
                "FILE", () -> proven("compose.yaml"),
                "REMEDIATION", () -> proven(look().latestRemediation()));
        var places = PLACEHOLDER.matcher(CommandBlock.words(command));
        return places.replaceAll(place -> quoted(words, place.group(1)));
    }

    private static String quoted(Map<String, Supplier<String>> words, String word) {
        return Matcher.quoteReplacement(words.getOrDefault(word, () -> word).get());
    }

    private ProjectView look() {
        var asked = shell("composure get composeprojects %s -o json".formatted(project.name()));
        return asked.exitCode() == 0 ? ProjectView.parse(asked.output()) : ProjectView.MISSING;
    }

    private String digest() {
        var held = Eventually.within(
                SETTLED, "it waits for an approval", () -> APPROVAL.matcher(look().message("Stalled")), Matcher::find);
        return held.group(1);
    }

    /// A word that means something once the approved remedy is in place.
    private String proven(String word) {
        Eventually.within(SETTLED, "it is proven", this::look, ProjectView::isProven);
        return word;
    }

    private void serve() {
        stop();
        var builder = new ProcessBuilder("bash", "-c", "exec " + SERVE)
                .directory(project.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log.txt").toFile());
        builder.environment().putAll(environment);
        try {
            var started = builder.start();
            operator = Optional.of(started);
            Eventually.within(STARTS, "it serves", () -> answers(started), answer -> answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean answers(Process started) {
        if (!started.isAlive()) {
            throw new AssertionError("the operator ended with %d:%n%s".formatted(started.exitValue(), log()));
        }
        return !look().equals(ProjectView.MISSING);
    }

    String log() {
        try {
            return Files.readString(home.resolve("log.txt"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void stop() {
        operator.ifPresent(running -> {
            running.destroy();
            try {
                if (!running.waitFor(STARTS.toSeconds(), TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
        operator = Optional.empty();
    }

    @Override
    public void close() {
        stop();
        FolderTree.delete(home);
    }
}
