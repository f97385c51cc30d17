package dev.composure.operate.round;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.compose.SourceReader;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.Engine;
import dev.composure.operate.FakeCompose;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.InMemoryFiles;
import dev.composure.operate.InMemoryPatches;
import dev.composure.operate.InMemoryShadows;
import dev.composure.operate.InMemoryStore;
import dev.composure.operate.PolicyStanding;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.ProjectLocks;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.StateStore;
import dev.composure.operate.WorkTrees;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.policy.Mode;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.probe.ImageFacts;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.PolicyTrouble;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Verdict;
import dev.composure.reconcile.drift.DesiredContainer;
import dev.composure.reconcile.drift.Rehearsal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A project on a fake engine, with a compose that really follows the file, and the loop that keeps it. */
final class LoopWorld {

    static final ProjectId BLOG = new ProjectId("blog");
    static final String FILE = "/blog/compose.yaml";
    static final HealthcheckTest LEAKING =
            new HealthcheckTest.Exec(List.of("wget", "-q", "-O", "/dev/null", "https://blog.example.com"));
    static final String ORIGINAL = """
            # the blog
            services:
              web:
                image: blog   # PID 1 does not reap
                ports: ["1111:1111"]
                healthcheck:
                  # as published
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://blog.example.com"]
                  interval: 1s
                  timeout: 5s
              db:
                image: db
            """;

    private final LatestPlans plans = new LatestPlans();
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    final FakeEngine engine;
    final InMemoryFiles files = new InMemoryFiles();
    final InMemoryStore store = new InMemoryStore();
    final FakeCompose compose =
            new FakeCompose(this::up).configuring(this::config).rehearsing(this::rehearse);

    /// What every container that compose makes is given besides.
    Consumer<FakeContainer> habits = _ -> {};

    UnaryOperator<Engine> engineAround = UnaryOperator.identity();
    UnaryOperator<ComposeCli> composeAround = UnaryOperator.identity();
    UnaryOperator<ProjectFiles> filesAround = UnaryOperator.identity();
    UnaryOperator<StateStore> storeAround = UnaryOperator.identity();
    /** Free, unless a test says otherwise. */
    ProjectLocks locks = _ -> Optional.of(() -> {});

    WorkTrees trees = WorkTrees.NONE;
    final InMemoryPatches patches = new InMemoryPatches();
    Mode ceiling = Mode.ENFORCE;
    List<Path> roots = List.of(Path.of("/blog"));
    PolicySet policies = policies("[init]", "");
    PolicyTrouble policyTrouble = PolicyTrouble.NONE;

    private int definitions;
    private ReviewExceptions exceptions = reviewing();

    private LoopWorld(FakeEngine engine) {
        this.engine = engine;
    }

    static LoopWorld leaking() {
        return leaking(new FakeEngine());
    }

    static LoopWorld leaking(FakeEngine engine) {
        var world = new LoopWorld(engine);
        world.files.put(FILE, ORIGINAL.getBytes(StandardCharsets.UTF_8));
        world.load().project().services().values().forEach(world::start);
        world.probes(3);
        return world;
    }

    /** Services without a check of their own, of an image whose check leaks. */
    static LoopWorld ofLeakingImage(String file) {
        var world = new LoopWorld(new FakeEngine());
        world.engine.withImage(
                new ImageFacts(
                        "sha256:busybox",
                        List.of("/bin"),
                        new TreeMap<>(),
                        List.of("/bin/bash", "-c"),
                        List.of(),
                        List.of("sleep", "infinity"),
                        List.of(1111),
                        Optional.of(new ImageFacts.Check(
                                List.of("CMD", "wget", "-q", "-O", "/dev/null", "https://blog.example.com"),
                                INTERVAL,
                                Duration.ofSeconds(5),
                                Duration.ZERO,
                                Duration.ZERO,
                                3))),
                Map.of());
        world.files.put(FILE, file.getBytes(StandardCharsets.UTF_8));
        world.load().project().services().values().forEach(world::start);
        world.probes(3);
        return world;
    }

    static PolicySet policies(String order, String more) {
        return policies(order, "{cooldown: 0s}", more);
    }

    /** A policy that takes `init` and rolls out so. */
    static PolicySet rollout(String rollout) {
        return policies("[init]", rollout, "");
    }

    static PolicySet policies(String order, String rollout, String more) {
        var text = """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: test}
                spec:
                  mode: enforce
                  remedies:
                    order: %s
                    allow: {weaker: true, retarget: true, disable: true}
                  verify: {probes: 10, atLeast: 5s}
                  rollout: %s
                """.formatted(order, rollout) + more;
        var reading = PolicyReader.read("policy.yaml", text);
        if (!reading.problems().isEmpty()) {
            throw new AssertionError(reading.problems());
        }
        return new PolicySet(reading.policies(), reading.exceptions(), "policy.yaml", "", Digest.of(text));
    }

    /** What `docker compose config` does, as far as anybody here looks at it. */
    ComposeOutcome config(ComposeInvocation invocation) {
        var services = new StringBuilder();
        for (Service service :
                load(invocation.files().getFirst()).project().services().values()) {
            services.append(services.isEmpty() ? "" : ",")
                    .append("\"%s\":{\"healthcheck\":{%s},\"init\":%s,\"image\":\"%s\"}"
                            .formatted(
                                    service.name(),
                                    test(service),
                                    service.init().or(false),
                                    service.image()));
        }
        return new ComposeOutcome(0, "{\"services\":{%s}}".formatted(services));
    }

    private static String test(Service service) {
        return switch (service.healthcheck().test()) {
            case HealthcheckTest.Exec exec -> "\"test\":[\"CMD\",\"%s\"]".formatted(String.join("\",\"", exec.words()));
            case HealthcheckTest.Disabled _ -> "\"disable\":true";
            case HealthcheckTest.Shell _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> "";
        };
    }

    LoadedProject load() {
        return load(FILE);
    }

    private LoadedProject load(String file) {
        SourceReader reader = path -> files.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return new ComposeLoader(reader)
                .load(new ProjectInput("blog", "/blog", List.of(file), List.of(), new TreeMap<>()));
    }

    /** What `docker compose up` does: containers whose definition changed are replaced. */
    private ComposeOutcome up(FakeCompose.Up up) {
        for (String name : up.services().keySet()) {
            var service = Objects.requireNonNull(load().project().services().get(name));
            var old = container(name);
            if (old.isPresent() && isUp(old.get()) && hash(old.get()).equals(hash(service))) {
                continue;
            }
            old.ifPresent(engine::remove);
            start(service);
        }
        return new ComposeOutcome(0, "");
    }

    private boolean isUp(ContainerId id) {
        return engine.inspect(id).orElseThrow().isRunning();
    }

    /** What it would create of the services, as the file has them. */
    Rehearsal rehearse(ComposeInvocation invocation, SortedMap<String, Integer> services) {
        var file = load(invocation.files().getFirst()).project().services();
        return new Rehearsal(
                services.keySet().stream()
                        .map(name -> new DesiredContainer(
                                name,
                                "blog-%s-1".formatted(name),
                                name,
                                container(Objects.requireNonNull(file.get(name)))
                                        .definition()))
                        .toList(),
                Collections.emptySortedSet(),
                "");
    }

    private void start(Service service) {
        definitions++;
        var container = container(service);
        habits.accept(container);
        engine.start(container);
    }

    private FakeContainer container(Service service) {
        var container = FakeContainer.of("blog", service.name())
                .withLabel("com.docker.compose.config-hash", hash(service))
                .withTest(effective(service).test())
                .withTiming(INTERVAL, Duration.ofSeconds(5), Duration.ZERO, 3);
        if (service.init().or(false)) {
            container.withInit();
        }
        return container;
    }

    /** As the engine merges it with the image's. */
    private Healthcheck effective(Service service) {
        return engine.image("sha256:busybox")
                .flatMap(ImageFacts::check)
                .map(check -> check.under(service.healthcheck()))
                .orElse(service.healthcheck());
    }

    int definitions() {
        return definitions;
    }

    ReviewExceptions exceptions() {
        return exceptions;
    }

    /** As with the start of the process. */
    void forgetWhatWasJudged() {
        exceptions = reviewing();
    }

    private ReviewExceptions reviewing() {
        return new ReviewExceptions(() -> PolicyStanding.good(policies), new ReadStatus(store), this::now);
    }

    private static String hash(Service service) {
        return Digest.of(service.healthcheck().test() + " " + service.init().or(false));
    }

    private String hash(ContainerId id) {
        return engine.inspect(id).orElseThrow().composeLabel("config-hash");
    }

    Optional<ContainerId> container(String service) {
        return engine.composeContainers().stream()
                .filter(container -> container.composeLabel("service").equals(service))
                .map(ObservedContainer::id)
                .findFirst();
    }

    void probes(int count) {
        for (int i = 0; i < count; i++) {
            engine.completeProbes(INTERVAL);
        }
    }

    /** What a round would see now. */
    Sight sight() {
        return observer(store).observe(BLOG).orElseThrow();
    }

    private ObserveProject observer(StateStore kept) {
        var wishes = new ObserveProject.Wishes(
                () -> new PolicyStanding(policies, policyTrouble), ceiling, roots, new TreeMap<>());
        SourceReader reader = path -> files.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return new ObserveProject(
                engineAround.apply(engine),
                composeAround.apply(compose),
                new FakeProcesses(engine),
                filesAround.apply(files),
                _ -> reader,
                kept,
                new Repositories(trees, patches),
                wishes,
                engine::now);
    }

    /** A process of its own: nothing is remembered but what the store keeps. */
    ApplyProject process() {
        var kept = storeAround.apply(store);
        var seenFiles = filesAround.apply(files);
        var observer = observer(kept);
        var runner = new PlanRunner(
                engine,
                new FakeProcesses(engine),
                composeAround.apply(compose),
                seenFiles,
                new InMemoryShadows(files),
                kept,
                new Repositories(trees, patches),
                engine::now);
        return new ApplyProject(observer, runner, locks, kept, engine::now, Duration.ofMinutes(1), exceptions, plans);
    }

    /** Rounds of one process, a probe between each two, until nothing is left to do. */
    Outcome settle(ApplyProject process) {
        Outcome outcome = new Outcome.Again();
        for (int round = 0; round < 200; round++) {
            outcome = process.apply(BLOG);
            if (isSettled(outcome)) {
                return outcome;
            }
            probes(1);
        }
        throw new AssertionError("not settled after 200 rounds: " + outcome + "\n" + status());
    }

    private boolean isSettled(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Again _, Outcome.Waiting _ -> false;
            case Outcome.Stalled _, Outcome.Gone _ -> true;
            case Outcome.Converged _ ->
                status().condition(Condition.Type.ZOMBIES_FLAT).orElseThrow().status() != Condition.Status.UNKNOWN;
        };
    }

    ProjectStatus status() {
        return store.status(BLOG).orElseThrow();
    }

    Condition condition(Condition.Type type) {
        return status().condition(type).orElseThrow(() -> new AssertionError(type + " is not there: " + status()));
    }

    String file() {
        return new String(files.read(FILE).orElseThrow(), StandardCharsets.UTF_8);
    }

    List<Class<? extends Verdict>> verdicts() {
        return store.remediations(BLOG).stream()
                .<Class<? extends Verdict>>map(
                        remediation -> remediation.verdict().getClass())
                .toList();
    }

    Instant now() {
        return engine.now();
    }
}
