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

/// Reads policies out of a git repository, at one commit. The operator asks the remote at most once an interval, and
/// what it was told holds for so long, also that nobody answers.
public final class GitPolicies implements PolicyLoader {

    private final Path cache;
    private final GitAccess access;
    private final Duration interval;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private Answer last = new Answer(Optional.empty(), "");

    /// The commit that the remote has, which is here by now, or why there is none.
    private record Answer(Optional<ObjectId> commit, String trouble) {}

    private GitPolicies(Path cache, GitAccess access, Duration interval, InstantSource clock) {
        this.cache = cache;
        this.access = access;
        this.interval = interval;
        this.clock = clock;
    }

    /// For a command: the remote is asked each time.
    public static GitPolicies now(Path cache, GitAccess access) {
        return new GitPolicies(cache, access, Duration.ZERO, InstantSource.fixed(Instant.EPOCH));
    }

    /// For the operator: asked once an interval.
    public static GitPolicies polled(Path cache, GitAccess access, Duration interval, InstantSource clock) {
        return new GitPolicies(cache, access, interval, clock);
    }

    @Override
    public PolicyLoad load(String location) {
        var parsed = GitLocation.parse(location);
        var mistake = parsed.mistake();
        if (mistake.isPresent()) {
            return new PolicyLoad.Refused(List.of(InputError.of(location, mistake.orElseThrow())));
        }
        var answer = ask(parsed);
        if (answer.commit().isEmpty()) {
            return PolicyLoad.Refused.unavailable(location, answer.trouble());
        }
        try {
            return read(location, parsed, mirror(parsed), answer.commit().orElseThrow());
        } catch (GitUnavailable unavailable) {
            return PolicyLoad.Refused.unavailable(location, String.valueOf(unavailable.getMessage()));
        }
    }

    /// The commit that the remote has, as of the last time it was asked.
    @Override
    public Optional<String> stamp(String location) {
        var parsed = GitLocation.parse(location);
        if (parsed.mistake().isPresent()) {
            return Optional.empty();
        }
        var answer = ask(parsed);
        return Optional.of(answer.commit().map(ObjectId::name).orElse(answer.trouble()));
    }

    private synchronized Answer ask(GitLocation location) {
        var now = clock.instant();
        if (!asked.equals(Instant.MIN) && now.isBefore(asked.plus(interval))) {
            return last;
        }
        asked = now;
        last = fetched(location);
        return last;
    }

    private Answer fetched(GitLocation location) {
        try {
            var mirror = mirror(location);
            return new Answer(Optional.of(mirror.fetch(mirror.head())), "");
        } catch (GitUnavailable unavailable) {
            return new Answer(Optional.empty(), String.valueOf(unavailable.getMessage()));
        }
    }

    private Mirror mirror(GitLocation location) {
        return Mirror.below(cache, location, new Credentials(access));
    }

    private static PolicyLoad read(String location, GitLocation parsed, Mirror mirror, ObjectId commit) {
        try (var repository = mirror.open()) {
            var texts = new CommittedFiles(repository, parsed).read(commit);
            return new PolicyTexts(location, commit.name(), texts).load();
        } catch (IOException failed) {
            throw new GitUnavailable("Commit " + commit.name() + " cannot be read: " + failed.getMessage() + ".");
        }
    }
}
