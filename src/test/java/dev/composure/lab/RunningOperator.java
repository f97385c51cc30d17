package dev.composure.lab;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operator, started as its users start it: a process of its own, with a policy file and a state folder. */
public final class RunningOperator {

    private static final Duration STARTS = Duration.ofSeconds(60);
    private static final Duration ENDS = Duration.ofSeconds(30);
    private static final Duration ANSWERS = Duration.ofSeconds(30);
    private static final Duration TOLD = Duration.ofSeconds(10);
    private static final String PROJECTS = "/apis/composure.dev/v1alpha1/composeprojects";
    private static final int OK = 200;

    private final String engineHost;
    private final Duration resync;
    private final Path folder;
    private final List<String> command;
    private final List<String> options;
    private final int port = freePort();
    private final NoticeSink notices = NoticeSink.open();
    private volatile Path state;
    private volatile Process process;

    private RunningOperator(
            List<String> command, String engineHost, Duration resync, Path folder, Path state, List<String> options) {
        this.command = List.copyOf(command);
        this.state = state;
        this.engineHost = engineHost;
        this.resync = resync;
        this.folder = folder;
        this.options = List.copyOf(options);
        this.process = launch();
    }

    /**
     * Starts it and waits until it answers; by way of another command, where there is one, which has the operator's own
     * words as its last ones. `options` are those of `serve` besides policy, state and address.
     */
    static RunningOperator startBehind(
            List<String> command, String engineHost, Duration resync, String policy, List<String> options) {
        try {
            var folder = Files.createTempDirectory("composure-operator-").toRealPath();
            Files.createDirectory(folder.resolve("home"));
            Files.writeString(folder.resolve("policy.yaml"), policy);
            var operator = new RunningOperator(command, engineHost, resync, folder, folder.resolve("state"), options);
            operator.awaitFirstAnswer();
            return operator;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Process launch() {
        var words = new ArrayList<>(command);
        words.addAll(Distribution.words("serve"));
        words.addAll(options);
        words.addAll(List.of("--policy", folder.resolve("policy.yaml").toString()));
        words.addAll(List.of("--state", state().toString()));
        words.addAll(List.of("--listen", "127.0.0.1:" + port));
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSURE_"));
        builder.environment().putAll(environment());
        try {
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "DOCKER_HOST",
                engineHost,
                "HOME",
                folder.resolve("home").toString(),
                "COMPOSURE_RESYNC",
                resync.toSeconds() + "s",
                "COMPOSURE_NOTIFY_URL",
                notices.url());
    }

    private Path state() {
        return state;
    }

    /** Starts it with a state folder that it will not use, and finds the one that it uses instead in its log. */
    static RunningOperator startInsteadOf(Path state, String engineHost, String policy, List<String> options) {
        try {
            var folder = Files.createTempDirectory("composure-operator-").toRealPath();
            Files.createDirectory(folder.resolve("home"));
            Files.writeString(folder.resolve("policy.yaml"), policy);
            var operator = new RunningOperator(List.of(), engineHost, STARTS, folder, state, options);
            var line = Pattern.compile("the state, with the token of the API, is in (\\S+)");
            Eventually.within(
                    STARTS,
                    "it names its folder",
                    operator::log,
                    log -> line.matcher(log).find());
            operator.state = Path.of(line.matcher(operator.log())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group(1));
            operator.awaitAnswer();
            return operator;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void awaitFirstAnswer() {
        try {
            awaitAnswer();
        } catch (AssertionError never) {
            kill();
            notices.close();
            throw never;
        }
    }

    private void awaitAnswer() {
        Eventually.within(STARTS, "the operator answers", this::answers, answer -> answer);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("the operator ended with %d:%n%s".formatted(process.exitValue(), log()));
        }
        return Files.exists(state().resolve("token")) && isListening() && ask(PROJECTS).statusCode == OK;
    }

    private boolean isListening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private record Reply(int statusCode, String body) {}

    private Reply ask(String path) {
        var response = RestAssured.given()
                .relaxedHTTPSValidation()
                .header("Authorization", "Bearer " + token())
                .get(server() + path);
        return new Reply(response.statusCode(), response.asString());
    }

    /** The token of its first start, which may do everything. */
    String token() {
        try {
            return Files.readString(state().resolve("token")).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A new token for somebody with that role, made as a user would. */
    String newToken(String name, String role) {
        var words = Distribution.words("token", "add", name, "--role", role, "--state", state().toString());
        return Command.run(environment(), words).succeeded().strip();
    }

    /** Where its API and its pages are. */
    String server() {
        return "https://127.0.0.1:" + port;
    }

    /** A project as the REST API shows it now. */
    public ProjectView project(LabProject project) {
        var reply = ask(PROJECTS + "/" + project.name());
        return reply.statusCode == OK ? ProjectView.parse(reply.body) : ProjectView.MISSING;
    }

    /** A project as `composure get` prints it, which gives up sooner than a machine under load may need. */
    public ProjectView get(LabProject project) {
        var answered = Eventually.within(
                ANSWERS,
                "composure get is answered",
                () -> cli("get", "composeprojects", project.name(), "-o", "json"),
                command -> command.exitCode() == 0);
        return ProjectView.parse(answered.output());
    }

    /** What it told of a project without being asked: type, subject and reason. */
    List<String> notices(LabProject project) {
        return notices.of(project);
    }

    /** Waits until it has told that, which it must do once. */
    void awaitOneNotice(LabProject project, String words) {
        Eventually.within(
                TOLD, project.name() + " is told of: " + words, () -> notices(project), all -> all.contains(words));
        if (notices(project).stream().filter(words::equals).count() != 1) {
            throw new AssertionError("told more than once: " + notices(project));
        }
    }

    /** Says yes to a plan as a user would. */
    Command approve(LabProject project, String digest) {
        return cli("approve", project.name(), digest);
    }

    /** Has it undo what it did, as a user would. */
    Command rollback(String... words) {
        var all = new ArrayList<>(List.of("rollback"));
        all.addAll(List.of(words));
        return cli(all.toArray(String[]::new));
    }

    /** What it did to the file of a project, as a user would ask. */
    Command history(LabProject project) {
        return cli("history", project.file().toString());
    }

    /** What `composure plan` says of a project, on a copy of this operator's state. */
    String plan(LabProject project) {
        var words = new ArrayList<>(Distribution.words("plan", project.name()));
        words.addAll(List.of("--policy", folder.resolve("policy.yaml").toString()));
        words.addAll(List.of(
                "--state", state().toString(), "--roots", project.folder().toString()));
        return Command.run(environment(), words).succeeded();
    }

    private Command cli(String... words) {
        var all = new ArrayList<>(Distribution.words(words));
        all.addAll(List.of("--server", server(), "--state", state().toString()));
        return Command.run(environment(), all);
    }

    /** Waits until the project is as it should be, by the REST API, and returns it as `composure get` prints it. */
    public ProjectView await(LabProject project, Duration deadline, String obligation, Predicate<ProjectView> holds) {
        Eventually.within(deadline, project.name() + " " + obligation, () -> project(project), holds);
        return get(project);
    }

    /** Ends it as a user would and removes its folder; what went wrong, if anything. */
    Optional<String> stop() {
        process.destroy();
        var trouble = "";
        if (!hasEnded()) {
            kill();
            trouble = "the operator did not end within %s of SIGTERM".formatted(ENDS);
        }
        notices.close();
        FolderTree.delete(folder);
        return Optional.of(trouble).filter(words -> !words.isEmpty());
    }

    /** Ends it and all that it started at once, as the kernel or `systemctl kill` may at any time. */
    void kill() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!hasEnded()) {
            throw new AssertionError("the operator outlives SIGKILL");
        }
    }

    /** Ends it alone; what it started lives on. */
    void killAlone() {
        process.destroyForcibly();
        if (!hasEnded()) {
            throw new AssertionError("the operator outlives SIGKILL");
        }
    }

    /** Ends what it has started, and lets it live. */
    void killItsChildren() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(ENDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts it once more, with the same state. */
    void startAgain() {
        process = launch();
        awaitAnswer();
    }

    Path folder() {
        return folder;
    }

    /** The lines of an answer that does not end, such as a watch. */
    public ApiLines follow(String path) {
        return ApiLines.of(URI.create(server() + path), state());
    }

    /** What it takes now. */
    public Footprint footprint() {
        return Footprint.of(process.pid());
    }

    /** All that its database takes on the disk. */
    long databaseBytes() {
        try (var files = Files.list(state())) {
            return files.filter(file -> file.getFileName().toString().startsWith("state.db"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How many samples of zombies it keeps. */
    long samples() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state().resolve("state.db"));
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM sample")) {
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    public Path policyFile() {
        return folder.resolve("policy.yaml");
    }

    /** What `/q/health` answers, and whether that is yes. */
    String health() {
        var reply = ask("/q/health");
        return reply.statusCode + " " + reply.body;
    }

    /** How many projects it shows. */
    public int projects() {
        return shown().split("\"kind\":\"ComposeProject\"", -1).length - 1;
    }

    /** How many rounds there were and how long they took in all. */
    public record Rounds(long count, double seconds) {}

    /** The rounds so far, by its own metrics. */
    public Rounds rounds() {
        var metrics = ask("/metrics").body;
        return new Rounds(
                (long) sum(metrics, "composure_reconcile_seconds_count"),
                sum(metrics, "composure_reconcile_seconds_sum"));
    }

    private static double sum(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Everything that it shows of every project, as long as it answers. */
    String shown() {
        return process.isAlive() ? ask(PROJECTS).body : "it does not run";
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
