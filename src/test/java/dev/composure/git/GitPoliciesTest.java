package dev.composure.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.files.KeptPolicies;
import dev.composure.operate.InvalidPolicy;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.PolicyLoad;
import dev.composure.operate.policies.GitAccess;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicySet;
import dev.composure.reconcile.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPoliciesTest {

    private static final GitAccess ANYBODY = GitAccess.of(new TreeMap<>());

    @TempDir
    Path folder;

    private Origin origin;
    private Path cache;
    private GitPolicies policies;

    @BeforeEach
    void aRepository() {
        origin = Origin.in(folder.resolve("origin"));
        cache = folder.resolve("cache").resolve("policies");
        policies = GitPolicies.now(cache, ANYBODY);
    }

    private PolicySet loaded(String location) {
        return loaded(policies, location);
    }

    private static PolicySet loaded(GitPolicies from, String location) {
        var load = from.load(location);
        assertThat(load).isInstanceOf(PolicyLoad.Loaded.class);
        return ((PolicyLoad.Loaded) load).policies();
    }

    private String name(String location) {
        return loaded(location).policies().stream().map(Policy::name).toList().toString();
    }

    private String refusal(String location) {
        var load = policies.load(location);
        assertThat(load).isInstanceOf(PolicyLoad.Refused.class);
        return ((PolicyLoad.Refused) load).errors().getFirst().line("error");
    }

    @Test
    void branchTagCommitFolderAndFile() {
        var first = origin.commit("p.yaml", Origin.policy("first"));
        origin.tag("v1");
        origin.commit("p.test.yaml", "not: a policy");
        var second = origin.commit("team/a/q.yml", Origin.policy("second"));
        origin.branch("feature/x");
        var third = origin.commit("p.yaml", Origin.policy("third"));
        origin.checkout("main");

        assertThat(loaded(origin.url()).revision()).isEqualTo(second);
        assertThat(loaded(origin.url()).source()).isEqualTo(origin.url());
        assertThat(name(origin.url())).isEqualTo("[first]");
        assertThat(name(origin.url() + "//team/a")).isEqualTo("[second]");
        assertThat(name(origin.url() + "@main//team/a/q.yml")).isEqualTo("[second]");
        assertThat(name(origin.url() + "@feature/x")).isEqualTo("[third]");
        assertThat(loaded(origin.url() + "@feature/x").revision()).isEqualTo(third);
        assertThat(loaded(origin.url() + "@v1").revision()).isEqualTo(first);
        assertThat(loaded(origin.url() + "@" + first).revision()).isEqualTo(first);
        assertThat(loaded(origin.url() + "@" + first).digest()).startsWith("sha256:");
    }

    @Test
    void aCommitThatNothingPointsToIsFoundInTheHistory() {
        origin.commit("p.yaml", Origin.policy("first"));
        var second = origin.commit("p.yaml", Origin.policy("second"));
        origin.commit("p.yaml", Origin.policy("third"));

        assertThat(name(origin.url() + "@" + second)).isEqualTo("[second]");
        assertThat(refusal(origin.url() + "@" + "1".repeat(40))).contains("no commit 1111");
    }

    @Test
    void onlyOneCommitIsFetchedIntoAPrivateFolder() throws IOException {
        for (var round = 0; round < 5; round++) {
            origin.commit("p.yaml", Origin.policy("p" + round));
        }
        var last = loaded(origin.url()).revision();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        try (var copies = Files.list(cache)) {
            assertThat(copies.toList())
                    .singleElement()
                    .satisfies(copy ->
                            assertThat(copy.resolve("shallow")).content().isEqualTo(last + "\n"));
        }
    }

    @Test
    void aMistakeIsToldWithItsPlaceInTheRepository() {
        origin.commit("team/p.yaml", Origin.policy("p") + "spec: {mod: audit}\n");

        assertThat(refusal(origin.url() + "//team"))
                .isEqualTo(origin.url() + "//team/p.yaml:4:8: error: `mod` is no key of `spec`. Did you mean `mode`?");
    }

    @Test
    void whatIsNotThereIsRefused() throws IOException {
        assertThat(refusal(origin.url())).contains("The repository is empty.");
        origin.commit("p.yaml", Origin.policy("p"));
        Files.createSymbolicLink(origin.folder().resolve("link.yaml"), Path.of("/etc/hostname"));
        origin.commit("readme.txt", "x");

        assertThat(refusal(origin.url() + "@nope")).contains("no branch or tag `nope`");
        assertThat(refusal(origin.url() + "//nope")).contains("There is no `nope` in commit");
        assertThat(refusal(origin.url() + "//link.yaml")).contains("neither a file nor a folder");
        assertThat(name(origin.url())).as("links are left out").isEqualTo("[p]");
        assertThat(refusal("file://" + folder + "/nowhere")).contains("cannot be fetched");
        assertThat(refusal("https://me:secret@example.com/r.git"))
                .contains("password-file")
                .doesNotContain(": secret");
        assertThat(refusal(origin.url() + "//../../etc")).contains("without `.` and `..`");
    }

    @Test
    void aNewCommitIsSeenAndAForcedOneToo() {
        origin.commit("p.yaml", Origin.policy("first"));
        assertThat(name(origin.url())).isEqualTo("[first]");
        origin.commit("p.yaml", Origin.policy("second"));
        assertThat(name(origin.url())).isEqualTo("[second]");
        origin.forget(1);
        var other = origin.commit("p.yaml", Origin.policy("other"));

        assertThat(loaded(origin.url()).revision()).isEqualTo(other);
    }

    @Test
    void aBrokenCopyIsMadeAnew() throws IOException {
        origin.commit("p.yaml", Origin.policy("first"));
        assertThat(name(origin.url())).isEqualTo("[first]");
        try (var copies = Files.list(cache)) {
            Files.delete(copies.toList().getFirst().resolve("HEAD"));
        }

        assertThat(name(origin.url())).isEqualTo("[first]");
    }

    @Test
    void theOperatorAsksOnceAnInterval() throws IOException {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));
        var polled = GitPolicies.polled(cache, ANYBODY, Duration.ofMinutes(1), now::get);
        var first = origin.commit("p.yaml", Origin.policy("first"));
        assertThat(polled.stamp(origin.url())).contains(first);
        assertThat(loaded(polled, origin.url()).revision()).isEqualTo(first);

        var second = origin.commit("p.yaml", Origin.policy("second"));
        now.set(now.get().plusSeconds(59));
        assertThat(polled.stamp(origin.url())).as("not asked yet").contains(first);
        now.set(now.get().plusSeconds(1));
        assertThat(polled.stamp(origin.url())).contains(second);
        assertThat(loaded(polled, origin.url()).revision()).isEqualTo(second);

        Files.move(origin.folder(), folder.resolve("gone"));
        now.set(now.get().plusSeconds(60));
        assertThat(polled.stamp(origin.url()).orElseThrow())
                .as("the remote is gone")
                .contains("cannot be fetched");
        Files.move(folder.resolve("gone"), origin.folder());
        assertThat(polled.load(origin.url()))
                .as("not asked yet")
                .isInstanceOfSatisfying(
                        PolicyLoad.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.POLICY_UNAVAILABLE));
    }

    /** What the operator has in force, and what its projects say of it, while the repository goes through bad times. */
    @Test
    void theLastGoodPoliciesStayInForceOverBadCommitsForcedOnesLostRemotesAndRestarts() throws IOException {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));
        var first = origin.commit("p.yaml", Origin.policy("first"));
        var operator = operator(now::get);
        assertThat(said(operator)).isEqualTo("first PolicyLoaded");

        origin.commit("p.yaml", "kind: Nonsense\n");
        assertThat(said(operator)).as("not asked yet").isEqualTo("first PolicyLoaded");
        now.set(now.get().plusSeconds(60));
        assertThat(said(operator)).isEqualTo("first PolicyInvalid");
        assertThat(operator.known().inForce().revision()).isEqualTo(first);
        assertThat(said(operator(now::get))).as("after a restart").isEqualTo("first PolicyInvalid");

        origin.forget(1);
        origin.commit("p.yaml", Origin.policy("forced"));
        now.set(now.get().plusSeconds(60));
        assertThat(said(operator)).as("the bad commit never was").isEqualTo("forced PolicyLoaded");

        Files.move(origin.folder(), folder.resolve("gone"));
        now.set(now.get().plusSeconds(60));
        assertThat(said(operator)).isEqualTo("forced PolicyUnavailable");
        assertThat(said(operator(now::get))).as("after a restart").isEqualTo("forced PolicyUnavailable");
        assertThatThrownBy(() -> LastGoodPolicies.startingWith(
                        GitPolicies.polled(cache, ANYBODY, Duration.ofMinutes(1), now::get),
                        origin.url() + "//team",
                        kept()))
                .as("those of another place do not stand in")
                .isInstanceOf(InvalidPolicy.class);

        Files.move(folder.resolve("gone"), origin.folder());
        origin.commit("p.yaml", Origin.policy("back"));
        now.set(now.get().plusSeconds(60));
        assertThat(said(operator)).isEqualTo("back PolicyLoaded");
    }

    private LastGoodPolicies operator(InstantSource clock) {
        return LastGoodPolicies.startingWith(
                GitPolicies.polled(cache, ANYBODY, Duration.ofMinutes(1), clock), origin.url(), kept());
    }

    private KeptPolicies kept() {
        return new KeptPolicies(folder.resolve("last-good-policies.json"));
    }

    private static String said(LastGoodPolicies policies) {
        var standing = policies.look();
        return standing.inForce().policies().getFirst().name() + " "
                + standing.trouble().reason().word();
    }
}
