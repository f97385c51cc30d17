package dev.composure.policy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// How fast and when services are recreated.
public record Rollout(
        int maxConcurrent,
        Duration cooldown,
        List<Window> windows,
        Approval approval,
        OnDrift onDrift,
        List<String> scratchPaths) {

    /// From each time that the cron expression names, for so long. No windows means any time.
    public record Window(String cron, Duration length, ZoneId zone) {

        private static final CronParser PARSER =
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

        /// True of an expression of the five fields of cron.
        public static boolean isCron(String text) {
            try {
                PARSER.parse(text).validate();
                return true;
            } catch (IllegalArgumentException wrong) {
                return false;
            }
        }

        /// True from each start until so long after it. Both are wall-clock times of the zone.
        public boolean isOpen(Instant now) {
            return execution()
                    .lastExecution(now.plusMillis(1).atZone(zone))
                    .map(start -> now.isBefore(start.toInstant().plus(length)))
                    .orElse(false);
        }

        /// When it opens next; empty where it never does.
        public Optional<Instant> nextOpening(Instant now) {
            return execution().nextExecution(now.atZone(zone)).map(ZonedDateTime::toInstant);
        }

        private ExecutionTime execution() {
            return ExecutionTime.forCron(PARSER.parse(cron));
        }
    }

    /// When a window is open: now, or at that moment; empty where none ever opens again.
    public Optional<Instant> opening(Instant now) {
        if (windows.isEmpty() || windows.stream().anyMatch(window -> window.isOpen(now))) {
            return Optional.of(now);
        }
        return windows.stream()
                .flatMap(window -> window.nextOpening(now).stream())
                .min(Instant::compareTo);
    }

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
