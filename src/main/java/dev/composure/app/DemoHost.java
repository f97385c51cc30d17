package dev.composure.app;

import dev.composure.docker.ThrowawayProject;
import dev.composure.files.DemoBundle;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.demo.DemoImpossible;
import dev.composure.operate.demo.DemoProject;
import dev.composure.operate.demo.DemoStage;
import dev.composure.operate.round.ObserveProject.Wishes;
import dev.composure.policy.Mode;
import dev.composure.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// The demo on this host and its engine.
final class DemoHost implements DemoStage {

    /// A name in the demo's compose file; each demo puts its own in its place.
    private static final String ANY_NAME = "composure-demo/";

    private static final int NAME_BYTES = 3;

    private final String host;
    private final Path distribution;
    private final List<String> searchPath;
    private final DemoProject project;

    /// What has to be undone, the latest first.
    private final Deque<Runnable> undoing = new ArrayDeque<>();

    /// Where the engine listens, as `DOCKER_HOST` has it; the folder of the distribution; the folders of
    /// the `PATH`; and the one for temporary files.
    DemoHost(String host, Path distribution, List<String> searchPath, Path temporary) {
        this.host = host;
        this.distribution = distribution;
        this.searchPath = List.copyOf(searchPath);
        var random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        var name = DemoProject.PREFIX + HexFormat.of().formatHex(random);
        this.project = new DemoProject(name, temporary.resolve(name).toString());
    }

    @Override
    public DemoProject project() {
        return project;
    }

    @Override
    public synchronized Parts setUp() {
        var bundle = DemoBundle.find(distribution, searchPath);
        var composeVersion = Rounds.compose(host).version();
        var folder = makeFolder();
        makeImages(bundle, StateFolder.prepared(folder.resolve("tls"), true));
        var store = SqliteStore.open(folder.resolve("state"));
        undoing.push(store::close);
        var clock = InstantSource.system();
        var policies = new PolicyFiles(folder);
        var wishes = new Wishes(
                LastGoodPolicies.startingWith(policies, project.policyFile()),
                Mode.ENFORCE,
                List.of(folder),
                new TreeMap<>(System.getenv()));
        var here = new Rounds.Surroundings(
                host, Path.of("/proc"), folder.resolve("state"), _ -> new DiskSources(), Duration.ofSeconds(1), clock);
        var rounds = Rounds.of(here, wishes, store);
        undoing.push(rounds.engine()::close);
        return new Parts(
                rounds.compose(),
                rounds.observer(),
                rounds.apply(),
                new CheckProject(new DiskSources(), policies, clock),
                store,
                "Docker Engine %s, Compose %s".formatted(rounds.engine().version(), composeVersion));
    }

    private void makeImages(DemoBundle bundle, StateFolder certified) {
        var made = new ThrowawayProject(host, project.name());
        undoing.push(() -> {
            made.remove();
            made.close();
        });
        made.makeImage("app", bundle.application());
        made.makeImage("tls", bundle.server(text(certified.certificate()), text(certified.key())));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new DemoImpossible("%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
        }
    }

    private Path makeFolder() {
        var folder = Path.of(project.folder());
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            undoing.push(() -> delete(folder));
            Files.writeString(
                    folder.resolve("compose.yaml"), resource("compose.yaml").replace(ANY_NAME, project.name() + "/"));
            Files.writeString(folder.resolve("policy.yaml"), resource("policy.yaml"));
            return folder;
        } catch (IOException failed) {
            throw new DemoImpossible(
                    "The demo's folder %s cannot be made (%s); name another place with TMPDIR."
                            .formatted(folder, failed.getMessage()),
                    failed);
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(DemoHost.class.getResourceAsStream("/demo/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) {
        try (var entries = Files.walk(folder)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException failed) {
            throw new DemoImpossible(
                    "%s could not be removed (%s); remove it yourself.".formatted(folder, failed.getMessage()), failed);
        }
    }

    /// What fails does not keep the rest from being undone, and is tried again when this is called again.
    @Override
    public synchronized void clear() {
        undo(undoing.iterator());
    }

    private static void undo(Iterator<Runnable> rest) {
        if (!rest.hasNext()) {
            return;
        }
        var next = rest.next();
        try {
            next.run();
            rest.remove();
        } finally {
            undo(rest);
        }
    }
}
