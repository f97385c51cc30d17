package dev.composure.files;

import dev.composure.compose.Position;
import dev.composure.compose.Problem;
import dev.composure.operate.InvalidPolicy;
import dev.composure.operate.PolicySource;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.reconcile.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Policies from a file, or from the `*.yaml` and `*.yml` files of a folder, read again whenever they are asked for.
/// What cannot be read puts nothing in force: the last good policies stay.
public final class DiskPolicies implements PolicySource {

    private static final Logger LOG = Logger.getLogger(DiskPolicies.class);

    private final Path path;
    private PolicySet lastGood;

    /// Policies that cannot be read at the start are an error, because there are no last good ones yet.
    public DiskPolicies(Path path) {
        this.path = path;
        this.lastGood = read(path);
    }

    @Override
    public synchronized PolicySet current() {
        try {
            lastGood = read(path);
        } catch (InvalidPolicy invalid) {
            LOG.warnf("the policies are invalid, the last good ones stay in force: %s", invalid.getMessage());
        }
        return lastGood;
    }

    /// What stands there now; [InvalidPolicy] says all that is wrong with it.
    public static PolicySet read(Path path) {
        var texts = texts(path);
        var policies = new ArrayList<Policy>();
        var exceptions = new ArrayList<PolicyException>();
        var problems = new ArrayList<Problem>();
        texts.forEach((file, text) -> {
            var reading = PolicyReader.read(file, text);
            policies.addAll(reading.policies());
            exceptions.addAll(reading.exceptions());
            problems.addAll(reading.problems());
        });
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(problems);
        }
        return new PolicySet(policies, exceptions, path.toString(), "", Digest.of(texts.toString()));
    }

    private static SortedMap<String, String> texts(Path path) {
        var texts = new TreeMap<String, String>();
        try {
            for (Path file : files(path)) {
                texts.put(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw invalid(path, "cannot be read (%s); name a policy file or a folder of them".formatted(failed));
        }
        if (texts.isEmpty()) {
            throw invalid(path, "has no policy file (*.yaml or *.yml) in it");
        }
        return texts;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !file.toString().matches(".*\\.test\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    private static InvalidPolicy invalid(Path path, String message) {
        return new InvalidPolicy(List.of(new Problem(new Position(path.toString(), 1, 1, 1, 1), message)));
    }
}
