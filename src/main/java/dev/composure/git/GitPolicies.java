package dev.composure.git;

import dev.composure.operate.PolicyLoad;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.PolicyTexts;
import dev.composure.operate.policies.GitAccess;
import dev.composure.operate.policies.GitLocation;
import dev.composure.report.InputError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jboss.logging.Logger;

/// Reads policies out of a git repository, at one commit. The remote is asked at most once an interval; where it cannot
/// be reached, a copy of before stands in for it where that is wanted.
public final class GitPolicies implements PolicyLoader {

    private static final Logger LOG = Logger.getLogger(GitPolicies.class);

    private final Path cache;
    private final GitAccess access;
    private final Duration interval;
    private final boolean standsIn;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private Optional<String> known = Optional.empty();
    private String complaint = "";

    private GitPolicies(Path cache, GitAccess access, Duration interval, boolean standsIn, InstantSource clock) {
        this.cache = cache;
        this.access = access;
        this.interval = interval;
        this.standsIn = standsIn;
        this.clock = clock;
    }

    /// For a command: the remote is asked, or there are no policies.
    public static GitPolicies now(Path cache, GitAccess access) {
        return new GitPolicies(cache, access, Duration.ZERO, false, InstantSource.fixed(Instant.EPOCH));
    }

    /// For the operator: asked once an interval, and what was had last stays in force while nobody answers.
    public static GitPolicies polled(Path cache, GitAccess access, Duration interval, InstantSource clock) {
        return new GitPolicies(cache, access, interval, true, clock);
    }

    @Override
    public PolicyLoad load(String location) {
        var parsed = GitLocation.parse(location);
        var mistake = parsed.mistake();
        if (mistake.isPresent()) {
            return refused(location, mistake.orElseThrow());
        }
        try {
            var mirror = mirror(parsed);
            return read(location, parsed, mirror, commit(mirror));
        } catch (GitUnavailable unavailable) {
            return refused(location, String.valueOf(unavailable.getMessage()));
        }
    }

    /// The commit that the remote has, as of the last time it was asked.
    @Override
    public synchronized Optional<String> stamp(String location) {
        var now = clock.instant();
        if (known.isPresent() && now.isBefore(asked.plus(interval))) {
            return known;
        }
        asked = now;
        try {
            known = Optional.of(mirror(GitLocation.parse(location)).head().name());
            complaint = "";
        } catch (GitUnavailable unavailable) {
            complainOnce(String.valueOf(unavailable.getMessage()));
        }
        return known;
    }

    private void complainOnce(String words) {
        if (!words.equals(complaint)) {
            LOG.warnf("the policies' repository does not answer, the last good ones stay in force: %s", words);
            complaint = words;
        }
    }

    private Mirror mirror(GitLocation location) {
        return Mirror.below(cache, location, new Credentials(access));
    }

    private ObjectId commit(Mirror mirror) {
        try {
            return mirror.fetch(mirror.head());
        } catch (GitUnavailable unavailable) {
            if (!standsIn) {
                throw unavailable;
            }
            return mirror.last().orElseThrow(() -> unavailable);
        }
    }

    private static PolicyLoad read(String location, GitLocation parsed, Mirror mirror, ObjectId commit) {
        try (var repository = mirror.open()) {
            var texts = new CommittedFiles(repository, parsed).read(commit);
            return new PolicyTexts(location, commit.name(), texts).load();
        } catch (IOException failed) {
            throw new GitUnavailable("Commit " + commit.name() + " cannot be read: " + failed.getMessage() + ".");
        }
    }

    private static PolicyLoad refused(String location, String message) {
        return new PolicyLoad.Refused(List.of(InputError.of(location, message)));
    }
}
