package dev.composure.operate;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProbeRun;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.LayerChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A container of the [FakeEngine]. What a test does not say is as with a plain busybox that runs `sleep
/// infinity`.
public final class FakeContainer {

    private static final String IMAGE = "sha256:busybox";
    private static final int LOG_LENGTH = 5;
    private static final Duration A_PROBE_TAKES = Duration.ofMillis(50);

    final SortedMap<String, String> labels = new TreeMap<>();
    final SortedMap<String, PathEntry> paths = new TreeMap<>();
    final SortedMap<String, ExecOutcome> programs = new TreeMap<>();
    final List<Mount> mounts = new ArrayList<>();
    final List<LayerChange> changes = new ArrayList<>();

    /// When each of the zombies that its probes left started.
    final List<Instant> probeZombies = new ArrayList<>();

    final SortedSet<String> environmentNames = new TreeSet<>(List.of("PATH"));

    String id = "";
    int hostPid;
    int zombies;
    int threads = 1;
    OptionalLong pidsLimit = OptionalLong.empty();
    List<String> searchPath = List.of("/bin");

    private final Deque<ProbeRun> probes = new ArrayDeque<>();
    String name;
    private String networkMode = "";
    private List<String> command = List.of("sleep", "infinity");
    private String state = "running";
    private Health health = Health.NONE;
    private boolean init;
    private boolean ownPidNamespace = true;
    private int probeExitCode;
    private HealthcheckTest test = new HealthcheckTest.Inherited();
    private Duration interval = Healthcheck.DEFAULT_INTERVAL;
    private Duration timeout = Healthcheck.DEFAULT_TIMEOUT;
    private Duration startPeriod = Healthcheck.DEFAULT_START_PERIOD;
    private int retries = Healthcheck.DEFAULT_RETRIES;
    private Instant startedAt = Instant.parse("2026-01-01T00:00:00Z");
    private Instant finishedAt = Instant.EPOCH;

    private FakeContainer(String name) {
        this.name = name;
    }

    /// A running container of a service, in a project whose one file is `/PROJECT/compose.yaml`.
    public static FakeContainer of(String project, String service) {
        var container = new FakeContainer("%s-%s-1".formatted(project, service));
        var folder = "/" + project;
        container.labels.putAll(Map.of(
                "com.docker.compose.project",
                project,
                "com.docker.compose.service",
                service,
                "com.docker.compose.oneoff",
                "False",
                "com.docker.compose.container-number",
                "1",
                "com.docker.compose.project.working_dir",
                folder,
                "com.docker.compose.project.config_files",
                folder + "/compose.yaml"));
        return container
                .withProgram("sleep")
                .withProgram("sh")
                .withProgram("true")
                .withProgram("wget");
    }

    public FakeContainer withLabel(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /// There is such a program, a link to busybox; run with any words, it succeeds without a word.
    public FakeContainer withProgram(String program) {
        paths.put("/bin/busybox", new PathEntry("busybox", 1_900_000, true, ""));
        paths.put("/bin/" + program, new PathEntry(program, 7, true, "/bin/busybox"));
        return this;
    }

    public FakeContainer withPath(String path, PathEntry entry) {
        paths.put(path, entry);
        return this;
    }

    /// There is such a program, and whatever the words, it ends like this.
    public FakeContainer withProgram(String program, ExecOutcome outcome) {
        programs.put(program, outcome);
        return withProgram(program);
    }

    /// These words end like this.
    public FakeContainer answering(List<String> words, ExecOutcome outcome) {
        programs.put(String.join("\0", words), outcome);
        return this;
    }

    public FakeContainer withTest(HealthcheckTest healthcheck) {
        test = healthcheck;
        health = healthcheck instanceof HealthcheckTest.Exec || healthcheck instanceof HealthcheckTest.Shell
                ? Health.STARTING
                : Health.NONE;
        return this;
    }

    public FakeContainer withTiming(Duration every, Duration limit, Duration start, int tries) {
        interval = every;
        timeout = limit;
        startPeriod = start;
        retries = tries;
        return this;
    }

    /// Its own layer is not as the image has it.
    public FakeContainer withChange(String path, LayerChange.Kind kind) {
        changes.add(new LayerChange(path, kind));
        return this;
    }

    public FakeContainer withMount(String type, String source, String destination) {
        mounts.add(new Mount(type, source, destination));
        return this;
    }

    /// As the engine has it, such as `container:ID`.
    public FakeContainer withNetworkMode(String mode) {
        networkMode = mode;
        return this;
    }

    public FakeContainer withInit() {
        init = true;
        return this;
    }

    public FakeContainer withHostPids() {
        ownPidNamespace = false;
        return this;
    }

    public FakeContainer withEnvironment(List<String> folders, String... names) {
        searchPath = List.copyOf(folders);
        environmentNames.addAll(List.of(names));
        return this;
    }

    public FakeContainer withCommand(String... words) {
        command = List.of(words);
        return this;
    }

    public FakeContainer withPidsLimit(long limit) {
        pidsLimit = OptionalLong.of(limit);
        return this;
    }

    public FakeContainer paused() {
        state = "paused";
        return this;
    }

    public FakeContainer exited() {
        state = "exited";
        return this;
    }

    /// As the first half of a restart leaves it, at that moment.
    public FakeContainer stoppedAt(Instant moment) {
        finishedAt = moment;
        return exited();
    }

    /// The engine is at work on its removal: it is listed still, and does not run any more.
    public void beingRemoved() {
        state = "removing";
    }

    /// The second half of a restart: its health begins anew, and its zombies are gone.
    public void startedAgainAt(Instant moment) {
        startedAt = moment;
        state = "running";
        probes.clear();
        probeZombies.clear();
        zombies = 0;
        withTest(test);
    }

    /// As a compose that is killed half way leaves it.
    public FakeContainer created() {
        state = "created";
        return this;
    }

    /// From now on its probes fail.
    public FakeContainer failing() {
        probeExitCode = 1;
        return this;
    }

    boolean isRunning() {
        return state.equals("running");
    }

    boolean isUp() {
        return isRunning() || state.equals("paused");
    }

    boolean isUnstarted() {
        return state.equals("created");
    }

    String label(String key) {
        return labels.getOrDefault(key, "");
    }

    static ListedContainer listed(ObservedContainer seen) {
        var health = seen.isRunning() && seen.health() != Health.NONE
                ? " (%s)".formatted(seen.health().name().toLowerCase(Locale.ROOT))
                : "";
        return new ListedContainer(seen.id(), seen.name(), seen.composeLabel("project"), seen.state() + health);
    }

    Neighbour neighbour() {
        return new Neighbour(
                new ContainerId(id),
                name,
                labels,
                networkMode,
                ownPidNamespace ? "" : "host",
                "",
                List.of(),
                new TreeSet<>());
    }

    Instant startedAt() {
        return startedAt;
    }

    String processName() {
        return init ? "docker-init" : command.getFirst();
    }

    void startedAt(Instant moment) {
        startedAt = moment;
    }

    /// One probe is over: the log has it, the health follows, and what it leaves is there.
    void completeProbe(Instant end, LeakRule leak) {
        if (health == Health.NONE || !isRunning()) {
            return;
        }
        probes.addLast(new ProbeRun(end.minus(A_PROBE_TAKES), end, probeExitCode));
        while (probes.size() > LOG_LENGTH) {
            probes.removeFirst();
        }
        for (int left = init ? 0 : leak.zombiesOf(test); left > 0; left--) {
            probeZombies.add(end.minus(A_PROBE_TAKES.dividedBy(2)));
            zombies++;
        }
        var lastOnes =
                probes.stream().skip(Math.max(0, probes.size() - retries)).toList();
        if (probeExitCode == 0) {
            health = Health.HEALTHY;
        } else if (lastOnes.size() == retries && lastOnes.stream().allMatch(run -> run.exitCode() != 0)) {
            health = Health.UNHEALTHY;
        }
    }

    ObservedContainer observed() {
        return new ObservedContainer(
                new ContainerId(id),
                name,
                labels,
                state,
                startedAt,
                finishedAt,
                0,
                0,
                isUp() ? hostPid : 0,
                init,
                ownPidNamespace,
                IMAGE,
                command,
                health,
                test,
                interval,
                timeout,
                startPeriod,
                retries,
                new ArrayList<>(probes),
                environmentNames,
                mounts,
                leansOn());
    }

    private SortedSet<String> leansOn() {
        var host = "container:";
        return networkMode.startsWith(host)
                ? new TreeSet<>(List.of(networkMode.substring(host.length())))
                : new TreeSet<>();
    }

    /// The definition that the engine would show, as far as anybody asks the fake for it.
    public Definition definition() {
        var fields = new TreeMap<String, String>();
        labels.forEach((key, value) -> fields.put("/Labels/" + key, value));
        fields.put("/Healthcheck/Test", test.toString());
        fields.put("/Image", IMAGE);
        return new Definition(fields);
    }

    /// How many zombies one probe leaves under a PID 1 that does not reap.
    @FunctionalInterface
    public interface LeakRule {
        int zombiesOf(HealthcheckTest test);
    }
}
