package dev.composure.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// How fast and when services are recreated.
public record Rollout(
        int maxConcurrent,
        Duration cooldown,
        List<Window> windows,
        Approval approval,
        OnDrift onDrift,
        List<String> scratchPaths) {

    /// From each time that the cron expression names, for so long. No windows means any time.
    public record Window(String cron, Duration length, ZoneId zone) {}

    /// Who must say yes before a service is touched.
    public enum Approval {
        NONE,
        /// Only the first remediation of a project.
        FIRST,
        REQUIRED
    }

    /// What happens when other changes are pending in the service's file.
    public enum OnDrift {
        HOLD,
        FILE_ONLY,
        APPLY
    }

    public static final Rollout DEFAULT = new Rollout(
            1,
            Duration.ofMinutes(10),
            List.of(),
            Approval.NONE,
            OnDrift.HOLD,
            List.of("/tmp/**", "/run/**", "/var/run/**", "/var/cache/**", "/var/log/**"));

    public Rollout {
        windows = List.copyOf(windows);
        scratchPaths = List.copyOf(scratchPaths);
    }
}
