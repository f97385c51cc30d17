package dev.composure.app;

import dev.composure.cli.PolicyCommand;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.git.GitPolicies;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.policies.GitAccess;
import dev.composure.operate.policies.GitLocation;
import dev.composure.operate.policies.TestPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;

/// Wires where policies come from.
final class Policies {
    private static final String SCHEMA = "/schemas/policy.schema.json";

    private Policies() {}

    /// What the command line reads policies with.
    static PolicyLoader loader() {
        return location -> GitLocation.isOne(location) ? git().load(location) : files().load(location);
    }

    /// Made only where it is needed: its libraries cost time at the start.
    private static PolicyLoader git() {
        return GitPolicies.now(cache(), GitAccess.of(new TreeMap<>(System.getenv())));
    }

    private static Path cache() {
        var named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        var caches = named.isEmpty() ? Path.of(System.getProperty("user.home", "/"), ".cache") : Path.of(named);
        return caches.resolve("composure").resolve("policies");
    }

    private static PolicyFiles files() {
        return new PolicyFiles(Path.of("").toAbsolutePath());
    }

    static PolicyCommand command() {
        var loader = loader();
        var tests = new TestPolicies(files()::testFiles, new DiskSources(), loader, InstantSource.system());
        return new PolicyCommand(loader, tests, Policies::schema);
    }

    private static String schema() {
        try (var stream = Policies.class.getResourceAsStream(SCHEMA)) {
            if (stream == null) {
                throw new IllegalStateException("the jar holds no " + SCHEMA);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
