package dev.composure.operate;

import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.drift.Definition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;

/// The Docker Engine. Everything but [#exec] only reads. An engine that cannot be reached throws [EngineUnavailable]; a
/// container that is gone meanwhile is empty or left out, because that is an everyday event.
public interface Engine {

    /// The engine's own version, such as `26.1.5`.
    String version();

    /// Every container of a compose project, stopped ones included, one-off containers left out, sorted by name.
    List<ObservedContainer> composeContainers();

    Optional<ObservedContainer> inspect(ContainerId id);

    /// What stands at a path inside the container; links are not followed. Works without running anything in it.
    Optional<PathEntry> lookAt(ContainerId id, String path);

    /// The value of `PATH` in the container's environment, else the engine's default.
    List<String> searchPath(ContainerId id);

    /// Runs the words in the container, as a probe would run: as its user, in its working directory. The engine
    /// cannot kill an exec: one that outlives the limit is [ExecOutcome.StillRunning] and left to end by itself.
    ExecOutcome exec(ContainerId id, List<String> words, Duration limit);

    /// `pids.current` of the container: processes, threads and zombies. Empty where the pids controller is missing.
    OptionalInt pidsCurrent(ContainerId id);

    /// The complete definition of a container, with the names of those it means by their ids. Its values may be
    /// secrets.
    Optional<Definition> definition(ContainerId id, SortedMap<ContainerId, String> names);

    /// The fields of files in a container (`/Files:/etc/app.conf` with the digest of its content); those that are not
    /// there
    /// are left out.
    SortedMap<String, String> fileFields(ContainerId id, Set<String> fields);

    /// What an image brings along; nothing where there is no such image.
    Definition imageDefinition(String image);

    /// The id of the image that a reference names; empty where it names none.
    Optional<String> imageId(String reference);

    /// How many threads `top` lists, which are the living ones: zombies are never listed.
    OptionalInt threads(ContainerId id);
}
