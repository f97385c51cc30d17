package dev.composure.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.HealthStateLog;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.VolumesFrom;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProbeRun;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `inspect` says, in our words. Any of its fields may be missing: other engines and versions leave some out.
///
/// The engine has already merged the image's `HEALTHCHECK` into the container's. So a container without one has
/// [HealthcheckTest.Inherited] and [Health#NONE]: nothing was said, and nothing runs. `NONE` is
/// [HealthcheckTest.Disabled]. Where nothing is said of `init`, the daemon's setting holds, and no API tells it: it is
/// taken for false, which is the daemon's default; a process table tells otherwise by the name of the container's PID 1
/// (`docker-init`).
record Inspection(InspectContainerResponse said) {

    /// The engine's word for never.
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final String CONTAINER_MODE = "container:";
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    ObservedContainer observed() {
        var state = said.getState();
        var check = healthcheck();
        return new ObservedContainer(
                new ContainerId(said.getId()),
                name(),
                new TreeMap<>(labels()),
                Objects.requireNonNullElse(state.getStatus(), "unknown"),
                instant(state.getStartedAt()),
                instant(state.getFinishedAt()),
                Objects.requireNonNullElse(said.getRestartCount(), 0),
                Objects.requireNonNullElse(state.getExitCodeLong(), 0L).intValue(),
                Math.toIntExact(Objects.requireNonNullElse(state.getPidLong(), 0L)),
                Boolean.TRUE.equals(hostConfig().map(HostConfig::getInit).orElse(false)),
                hasOwnPidNamespace(),
                Objects.requireNonNullElse(said.getImageId(), ""),
                command(),
                health(state.getHealth()),
                HealthcheckTest.ofEngine(check.map(HealthCheck::getTest).orElse(List.of())),
                timing(check.map(HealthCheck::getInterval).orElse(0L), Healthcheck.DEFAULT_INTERVAL),
                timing(check.map(HealthCheck::getTimeout).orElse(0L), Healthcheck.DEFAULT_TIMEOUT),
                timing(check.map(HealthCheck::getStartPeriod).orElse(0L), Healthcheck.DEFAULT_START_PERIOD),
                retries(check.map(HealthCheck::getRetries).orElse(0)),
                probes(state.getHealth()),
                environmentNames(),
                mounts(),
                leansOn());
    }

    private SortedSet<String> leansOn() {
        var leansOn = new TreeSet<String>();
        hostConfig().ifPresent(config -> {
            Stream.of(config.getNetworkMode(), config.getPidMode(), config.getIpcMode())
                    .flatMap(mode -> lender(mode).stream())
                    .forEach(leansOn::add);
            for (VolumesFrom from : Objects.requireNonNullElse(config.getVolumesFrom(), new VolumesFrom[0])) {
                leansOn.add(from.getContainer());
            }
        });
        return leansOn;
    }

    /// The container, by id or by name, whose namespace such a mode means.
    static Optional<String> lender(@Nullable String mode) {
        return mode != null && mode.startsWith(CONTAINER_MODE)
                ? Optional.of(mode.substring(CONTAINER_MODE.length()))
                : Optional.empty();
    }

    /// A tmpfs of `--tmpfs` is in the host configuration only.
    private List<Mount> mounts() {
        var listed = Objects.requireNonNullElse(said.getMounts(), List.<InspectContainerResponse.Mount>of()).stream()
                .map(mount -> new Mount(type(mount.getName()), source(mount), destination(mount)));
        var tmpfs = hostConfig().map(HostConfig::getTmpFs).orElse(Map.of()).keySet().stream()
                .map(destination -> new Mount("tmpfs", "", destination));
        return Stream.concat(listed, tmpfs).toList();
    }

    /// docker-java leaves the type out; the engine names volumes and nothing else.
    static String type(@Nullable String name) {
        return name == null || name.isEmpty() ? "bind" : "volume";
    }

    private static String source(InspectContainerResponse.Mount mount) {
        return Objects.requireNonNullElse(mount.getSource(), "");
    }

    private static String destination(InspectContainerResponse.Mount mount) {
        var volume = mount.getDestination();
        return volume == null ? "" : volume.getPath();
    }

    List<String> searchPath() {
        return searchPath(environment());
    }

    /// The folders of `PATH` in an environment, else the engine's default.
    static List<String> searchPath(Stream<String> environment) {
        var path = environment
                .filter(entry -> entry.startsWith("PATH="))
                .map(entry -> entry.substring("PATH=".length()))
                .findFirst()
                .orElse(DEFAULT_PATH);
        return Stream.of(path.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .toList();
    }

    static List<String> defaultSearchPath() {
        return List.of(DEFAULT_PATH.split(":", -1));
    }

    private String name() {
        var name = Objects.requireNonNullElse(said.getName(), said.getId());
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private Map<String, String> labels() {
        var config = said.getConfig();
        return config == null || config.getLabels() == null ? Map.of() : config.getLabels();
    }

    private Optional<HostConfig> hostConfig() {
        return Optional.ofNullable(said.getHostConfig());
    }

    private Optional<HealthCheck> healthcheck() {
        var config = said.getConfig();
        return config == null ? Optional.empty() : Optional.ofNullable(config.getHealthcheck());
    }

    private boolean hasOwnPidNamespace() {
        var mode = hostConfig().map(HostConfig::getPidMode).orElse("");
        return mode.isEmpty() || mode.equals("private");
    }

    private List<String> command() {
        var words = new ArrayList<String>();
        if (said.getPath() != null && !said.getPath().isEmpty()) {
            words.add(said.getPath());
        }
        if (said.getArgs() != null) {
            words.addAll(Arrays.asList(said.getArgs()));
        }
        return words;
    }

    private Stream<String> environment() {
        var config = said.getConfig();
        return config == null || config.getEnv() == null ? Stream.of() : Stream.of(config.getEnv());
    }

    private SortedSet<String> environmentNames() {
        var names = new TreeSet<String>();
        environment().map(entry -> entry.split("=", 2)[0]).forEach(names::add);
        return names;
    }

    private static Health health(@Nullable HealthState state) {
        var status = state == null ? "" : Objects.requireNonNullElse(state.getStatus(), "");
        return switch (status) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.NONE;
        };
    }

    private static Duration timing(long nanos, Duration whenZero) {
        return nanos == 0 ? whenZero : Duration.ofNanos(nanos);
    }

    private static int retries(int written) {
        return written <= 0 ? Healthcheck.DEFAULT_RETRIES : written;
    }

    private static List<ProbeRun> probes(@Nullable HealthState state) {
        if (state == null || state.getLog() == null) {
            return List.of();
        }
        return state.getLog().stream().map(Inspection::probe).toList();
    }

    private static ProbeRun probe(HealthStateLog entry) {
        var exitCode = Objects.requireNonNullElse(entry.getExitCodeLong(), 0L);
        return new ProbeRun(instant(entry.getStart()), instant(entry.getEnd()), exitCode.intValue());
    }

    /// The engine writes probes in its own time zone.
    private static Instant instant(@Nullable String text) {
        return text == null || text.isEmpty()
                ? NEVER
                : OffsetDateTime.parse(text).toInstant();
    }
}
