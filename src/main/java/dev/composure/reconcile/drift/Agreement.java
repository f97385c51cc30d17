package dev.composure.reconcile.drift;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Whether what compose would create is what is there. What the create leaves to the image comes from the
/// image, and what it leaves to the engine is the engine's.
record Agreement(Definition desired, Present present) {

    /// What an image may give a container.
    private static final List<String> FROM_IMAGE = List.of(
            "/Env/",
            "/Labels/",
            "/ExposedPorts/",
            "/Healthcheck/",
            "/Cmd",
            "/Entrypoint",
            "/WorkingDir",
            "/User",
            "/StopSignal",
            "/Shell",
            "/OnBuild",
            "/ArgsEscaped");

    /// What the engine fills in where nobody says anything (measured with 26.1: a container with nothing but an image).
    private static final List<String> FROM_ENGINE = List.of(
            "/HostConfig/CgroupnsMode",
            "/HostConfig/ConsoleSize",
            "/HostConfig/IpcMode",
            "/HostConfig/Isolation",
            "/HostConfig/LogConfig",
            "/HostConfig/MaskedPaths",
            "/HostConfig/MemorySwap",
            "/HostConfig/ReadonlyPaths",
            "/HostConfig/Runtime",
            "/HostConfig/ShmSize",
            "/Domainname",
            "/Hostname");

    /// How a caller was attached while it created the container, which the container does not keep.
    private static final Set<String> OF_NO_ACCOUNT = Set.of(
            "/AttachStdin",
            "/AttachStdout",
            "/AttachStderr",
            "/StdinOnce",
            "/Image",
            "/Labels/com.docker.compose.image",
            "/Labels/com.docker.compose.version");

    /// The fields in which the two are not the same, whatever it is that differs.
    SortedSet<String> differences() {
        var paths = desired.paths();
        paths.addAll(present.definition().paths());
        paths.removeIf(path -> OF_NO_ACCOUNT.contains(path)
                || path.endsWith("/MacAddress")
                || Freedom.isBookkeeping(path)
                || isTheEngines(path)
                || expected(path).equals(plain(path, present.definition().value(path))));
        return paths;
    }

    private boolean isTheEngines(String path) {
        return desired.value(path).isEmpty() && FROM_ENGINE.stream().anyMatch(path::startsWith);
    }

    private String expected(String path) {
        var said = plain(path, desired.value(path));
        return said.isEmpty() && comesFromImage(path) ? present.image().value(path) : said;
    }

    /// An entrypoint of one's own drops the image's command.
    private boolean comesFromImage(String path) {
        boolean isDroppedCommand =
                path.equals("/Cmd") && !desired.value("/Entrypoint").isEmpty();
        return !isDroppedCommand && FROM_IMAGE.stream().anyMatch(path::startsWith);
    }

    private static String plain(String path, String value) {
        return path.equals("/HostConfig/RestartPolicy/Name") && value.equals("\"no\"") ? "" : value;
    }
}
