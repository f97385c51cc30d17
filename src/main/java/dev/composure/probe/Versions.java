package dev.composure.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Of which version the engine and compose are; empty where nobody asked them. What depends on a version is only ever
/// said of one that is known. An engine that is none of Docker's own on this host is named beside its version.
public record Versions(String engine, String compose) {

    public static final Versions UNKNOWN = new Versions("", "");

    /// It answers Docker's API with versions of its own, of which nothing follows here.
    private static final String PODMAN = "Podman";

    /// A Docker Engine in a virtual machine, whose processes this host does not show.
    private static final String DESKTOP = "Docker Desktop";

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*");
    private static final int MOST_IN_A_PART = 1_000_000;

    /// How the version of an engine is written. `platform` and `components` are what it says of itself.
    public static String engine(String version, String platform, List<String> components) {
        if (components.stream().anyMatch(name -> name.startsWith(PODMAN))) {
            return PODMAN + " " + version;
        }
        return platform.startsWith(DESKTOP) ? "%s (%s)".formatted(version, DESKTOP) : version;
    }

    /// What the engine is, where it is not the Docker Engine of this host.
    public Optional<String> otherProduct() {
        return Stream.of(PODMAN, DESKTOP).filter(engine::contains).findFirst();
    }

    /// Timed-out checks were never killed up to 20.10.17 (moby#43737, mended by moby#43739).
    public boolean neverKillsChecks() {
        return isBefore(20, 10, 18);
    }

    /// `start_interval` came with 25.0.
    public boolean lacksStartInterval() {
        return isBefore(25, 0, 0);
    }

    private boolean isBefore(int major, int minor, int patch) {
        var numbers = NUMBERS.matcher(engine);
        return numbers.matches()
                && rank(part(numbers.group(1)), part(numbers.group(2)), part(numbers.group(3)))
                        < rank(major, minor, patch);
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long rank(long major, long minor, long patch) {
        return (major * MOST_IN_A_PART + minor) * MOST_IN_A_PART + patch;
    }
}
