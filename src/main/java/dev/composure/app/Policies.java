package dev.composure.app;

import dev.composure.cli.PolicyCommand;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.policies.TestPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// Wires where policies come from.
final class Policies {
    private static final String SCHEMA = "/schemas/policy.schema.json";

    private Policies() {}

    /// What the command line reads policies with.
    static PolicyLoader loader() {
        return files();
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
