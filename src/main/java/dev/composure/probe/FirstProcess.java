package dev.composure.probe;

import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import java.util.List;
import java.util.Set;

/// What a compose file tells about the first process of a container.
public final class FirstProcess {

    /// Programs made to be PID 1, all of which wait for any child.
    private static final Set<String> INITS = Set.of("tini", "tini-static", "docker-init", "dumb-init", "catatonit");

    /// Inits that refuse to run, or do not work, as anything but PID 1.
    private static final Set<String> PID_ONE_BOUND = Set.of("/init", "/sbin/init", "/lib/systemd/systemd", "systemd");

    private FirstProcess() {}

    /// What the engine starts: the image's entrypoint and command, unless the service has its own. An entrypoint of the
    /// service drops the image's command.
    record Start(List<String> entrypoint, List<String> command) {}

    static Start started(Service service, ImageFacts image) {
        var isOwn = !service.entrypoint().isEmpty();
        return new Start(
                isOwn ? service.entrypoint() : image.entrypoint(),
                isOwn || !service.command().isEmpty() ? service.command() : image.command());
    }

    static PidOne ofText(Service service) {
        return ofStart(service, new Start(service.entrypoint(), List.of()));
    }

    static PidOne ofStart(Service service, Start start) {
        if (sharesPids(service)) {
            return PidOne.UNKNOWN;
        }
        var words = start.entrypoint().isEmpty() ? start.command() : start.entrypoint();
        return service.init().or(false) || isInit(words) ? PidOne.REAPS : PidOne.UNKNOWN;
    }

    /// True when the service's processes live in a pid namespace of somebody else, where `init: true` is not applied
    /// (moby `daemon/oci_linux.go`); also when it cannot be known.
    public static boolean sharesPids(Service service) {
        return switch (service.pid()) {
            case Setting.Unset<String> _ -> false;
            case Setting.Unknown<String> _ -> true;
            case Setting.Known<String> pid ->
                !pid.value().isEmpty() && !pid.value().equals("private");
        };
    }

    /// True when the words start an init that must be PID 1 itself: s6-overlay's `/init`, systemd.
    public static boolean isBoundToPidOne(List<String> words) {
        return !words.isEmpty()
                && (PID_ONE_BOUND.contains(words.getFirst()) || words.getFirst().startsWith("s6-"));
    }

    private static boolean isInit(List<String> words) {
        return !words.isEmpty()
                && INITS.contains(words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1));
    }
}
