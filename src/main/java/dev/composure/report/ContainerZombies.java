package dev.composure.report;

import dev.composure.probe.PidOneEvidence;
import dev.composure.zombies.AttributedZombie;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.PidsUsage;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The zombies of one container. `project` and `service` are empty where compose did not make it; `zombies`
/// are those that the process table shows. `oldest` is the time since the oldest of them started. `levels`
/// are the counts of the looks so far, the latest last.
public record ContainerZombies(
        String id,
        String name,
        String project,
        String service,
        ZombieCount count,
        List<AttributedZombie> zombies,
        OptionalDouble perProbe,
        Optional<Duration> oldest,
        FirstProcess pidOne,
        Optional<PidsUsage> pids,
        Optional<Duration> exhaustedIn,
        Trend trend,
        List<Integer> levels) {

    /// The container's PID 1, its class, and what the class rests on.
    public record FirstProcess(String command, PidOneEvidence.Verdict verdict) {}

    public ContainerZombies {
        zombies = List.copyOf(zombies);
        levels = List.copyOf(levels);
    }

    public boolean isCounted() {
        return count instanceof ZombieCount.Counted;
    }

    /// True where it is known by whom its zombies were made, or not made.
    public boolean isAttributed() {
        return count instanceof ZombieCount.Counted counted
                && (counted.counter() == ZombieCount.Counter.PROC || counted.zombies() == 0);
    }

    public long madeBy(Maker maker) {
        return zombies.stream().filter(zombie -> zombie.maker() == maker).count();
    }
}
