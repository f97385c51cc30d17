package dev.composure.operate;

import dev.composure.probe.ImageFacts;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.LayerChange;
import dev.composure.zombies.PidsUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;

/// The Docker Engine. Everything but [#exec], [#rename], [#removeUnstarted], [#createToLookInto] and
/// [#removeLookedInto] only reads. An engine that
/// cannot be reached throws [EngineUnavailable]; a container that is gone meanwhile is empty or left out,
/// because that is an everyday event.
public interface Engine {

    /// The engine's own version, such as `26.1.5`; `Podman 5.4.0` and `26.1.5 (Docker Desktop)` where it is another
    /// product than the Docker Engine of this host.
    String version();

    /// Every container of a compose project, stopped ones included, one-off containers left out, sorted by
    /// name.
    List<ObservedContainer> composeContainers();

    /// The same as the engine's list has them, at the cost of one call.
    List<ListedContainer> listed();

    /// Every container of one project, at the cost of that project alone.
    List<ObservedContainer> containersOf(String project);

    /// Every container that runs or is paused, whatever made it, sorted by name.
    List<ObservedContainer> running();

    /// Every container of the host, whatever made it and in whatever state, sorted by name. Only new ones are
    /// inspected.
    List<Neighbour> neighbours();

    Optional<ObservedContainer> inspect(ContainerId id);

    /// What the container's own layer holds, sorted by path; a recreate loses it. Nothing where it is gone.
    List<LayerChange> changes(ContainerId id);

    /// What came, went or was renamed in a project between two moments of the past, in order.
    List<Activity> activity(String project, Instant since, Instant until);

    /// Removes a container that was created and never started, and keeps its volumes. Anything else is left
    /// alone, and the answer is false.
    boolean removeUnstarted(ContainerId id);

    /// Gives the container another name; false where the name is taken or the container gone.
    boolean rename(ContainerId id, String name);

    /// What stands at a path inside the container; links are not followed. Works without running anything
    /// in it.
    Optional<PathEntry> lookAt(ContainerId id, String path);

    /// The value of `PATH` in the container's environment, else the engine's default.
    List<String> searchPath(ContainerId id);

    /// Runs the words in the container, as a probe would run: as its user, in its working directory. The
    /// engine cannot kill an exec: one that outlives the limit is [ExecOutcome.StillRunning] and left to
    /// end by itself.
    ExecOutcome exec(ContainerId id, List<String> words, Duration limit);

    /// How many processes, threads and zombies the container has, and may have. Empty where the pids
    /// controller is missing.
    Optional<PidsUsage> pids(ContainerId id);

    /// `pids.current` of the container: processes, threads and zombies. Empty where the pids controller is
    /// missing.
    OptionalInt pidsCurrent(ContainerId id);

    /// The complete definition of a container, with the names of those it means by their ids. Its values
    /// may be secrets.
    Optional<Definition> definition(ContainerId id, SortedMap<ContainerId, String> names);

    /// The fields of files in a container (`/Files:/etc/app.conf` with the digest of its content); those
    /// that are not there are left out.
    SortedMap<String, String> fileFields(ContainerId id, Set<String> fields);

    /// What an image brings along; nothing where there is no such image.
    Definition imageDefinition(String image);

    /// What the engine says of an image, without a look into it: no tools. Empty where a reference names none.
    Optional<ImageFacts> image(String reference);

    /// Some container of just that image, running or not.
    Optional<ContainerId> anyContainerOf(String imageId);

    /// Makes a container of an image, without a network, that is never to be started.
    ContainerId createToLookInto(String imageId);

    /// Removes what [#createToLookInto] made, with the volumes that came into being with it.
    void removeLookedInto(ContainerId id);

    /// The id of the image that a reference names; empty where it names none.
    Optional<String> imageId(String reference);

    /// How many threads `top` lists, which are the living ones: zombies are never listed.
    OptionalInt threads(ContainerId id);
}
