package dev.composure.reconcile.drift;

import dev.composure.reconcile.Drift;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What differs between one container and the one that compose would create in its place. `isAwaited` is whether it is
/// somebody's one-shot dependency.
record ContainerDrift(Present present, DesiredContainer desired, boolean isAwaited) {

    private static final String HASH = "/Labels/com.docker.compose.config-hash";

    private static final String VERSION = "/Labels/com.docker.compose.version";

    List<Drift> drifts() {
        var drifts = new ArrayList<Drift>();
        state(drifts);
        image(drifts);
        fields(drifts);
        return drifts;
    }

    private ObservedContainer container() {
        return present.container();
    }

    private String up() {
        return "run `docker compose up -d %s` first".formatted(present.service());
    }

    private void add(List<Drift> drifts, Reason reason, String message) {
        drifts.add(new Drift(present.service(), reason, message));
    }

    private void state(List<Drift> drifts) {
        boolean isFinished = isAwaited && container().hasFinished();
        if (!container().isRunning() && !isFinished) {
            add(
                    drifts,
                    Reason.DRIFTED_STATE,
                    "%s is %s; bringing up what depends on it would start it: start or remove it first"
                            .formatted(container().name(), container().state()));
        }
    }

    static String withoutTag(Present present) {
        return "the image of %s has lost its tag, so that nothing could be put back; run `docker compose up -d %s` first"
                .formatted(present.container().name(), present.service());
    }

    private void image(List<Drift> drifts) {
        if (present.taggedImage().isEmpty()) {
            add(drifts, Reason.DRIFTED_IMAGE, withoutTag(present));
        } else if (!present.taggedImage().equals(container().imageId())) {
            add(
                    drifts,
                    Reason.DRIFTED_IMAGE,
                    "the tag of %s names another image by now (%s, it runs %s); %s"
                            .formatted(
                                    container().name(),
                                    shortened(present.taggedImage()),
                                    shortened(container().imageId()),
                                    up()));
        }
    }

    private static String shortened(String imageId) {
        var digest = imageId.startsWith("sha256:") ? imageId.substring("sha256:".length()) : imageId;
        return digest.substring(0, Math.min(12, digest.length()));
    }

    private void fields(List<Drift> drifts) {
        var differences = new Agreement(desired.definition(), present).differences();
        take(
                drifts,
                differences,
                path -> path.startsWith("/Env/"),
                Reason.DRIFTED_ENV,
                "compose would give %s another value of %s (edited in the file, or set by a shell, a wrapper or an env file that"
                        + " is not recorded); " + up());
        take(
                drifts,
                differences,
                path -> path.startsWith("/Networks/") || path.equals("/HostConfig/NetworkMode"),
                Reason.DRIFTED_NETWORK,
                "%s is not in its networks as the file has them (%s); " + up());
        take(
                drifts,
                differences,
                _ -> true,
                Reason.DRIFTED_FILE,
                "the file is not what %s was created from: it differs in %s; " + up());
        if (drifts.isEmpty() && !isSameHash() && !meansAnother()) {
            hash(drifts);
        }
    }

    /// Every version of compose hashes in its own way, so that only the same one's hash says anything.
    private void hash(List<Drift> drifts) {
        if (isSameVersion()) {
            add(
                    drifts,
                    Reason.DRIFTED_FILE,
                    "the file is not what %s was created from, in something that its definition does not show; %s"
                            .formatted(container().name(), up()));
        } else {
            versionDiffers(drifts);
        }
    }

    private void versionDiffers(List<Drift> drifts) {
        add(
                drifts,
                Reason.COMPOSE_VERSION_DIFFERS,
                "%s was created by compose %s, and this is %s: all but its hash agrees; approve the plan, or run"
                                .formatted(container().name(), container().composeLabel("version"), version())
                        + " `docker compose up -d %s` with this version".formatted(present.service()));
    }

    private void take(
            List<Drift> drifts, SortedSet<String> paths, Predicate<String> which, Reason reason, String message) {
        var taken = new TreeSet<>(paths);
        taken.removeIf(which.negate());
        paths.removeAll(taken);
        if (!taken.isEmpty()) {
            add(drifts, reason, message.formatted(container().name(), FieldNames.words(taken)));
        }
    }

    private boolean isSameHash() {
        return desired.definition().value(HASH).equals(present.definition().value(HASH));
    }

    /// The hash of who lives with another container has that one's id in it (measured with 2.26.1), which
    /// is a new one in every rehearsal.
    private boolean meansAnother() {
        return desired.definition().paths().stream()
                .filter(path -> path.startsWith("/HostConfig/"))
                .anyMatch(path -> desired.definition().value(path).contains("@"));
    }

    private String version() {
        return desired.definition().value(VERSION);
    }

    private boolean isSameVersion() {
        return container().composeLabel("version").equals(version());
    }
}
