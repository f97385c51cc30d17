package dev.composure.zombies;

import dev.composure.zombies.AttributedZombie.Maker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells by whom the zombies of a container were made.
///
/// The engine starts each probe in a session of its own, and the processes of an application are in the
/// session of PID 1 unless it makes another. So what is in that session, or has a parent that lives and
/// does not wait, is the application's. Of the rest a probe made what started while it ran, and what has
/// the name of a program of the check, or of what probes have been seen to leave: the engine remembers five
/// probes only, and most zombies are older. What remains may be of a `docker exec` or of a daemon, and is
/// not guessed at.
public final class Attributor {

    private final ProcessTable table;
    private final ProcessEntry first;
    private final ProbeLog log;
    private final Instant now;

    /// `first` is the container's PID 1; `now` is what the clock showed when the table was begun.
    public Attributor(ProcessTable table, ProcessEntry first, ProbeLog log, Instant now) {
        this.table = table;
        this.first = first;
        this.log = log;
        this.now = now;
    }

    /// In the order of their pids.
    public List<AttributedZombie> attribute(List<ProcessEntry> zombies) {
        var certain = zombies.stream().map(this::attribute).toList();
        var names = new HashSet<String>();
        certain.stream()
                .filter(zombie -> !zombie.during().isEmpty())
                .forEach(zombie -> names.add(zombie.process().command()));
        var all = new ArrayList<AttributedZombie>();
        certain.forEach(zombie -> all.add(zombie.maker() == Maker.UNKNOWN ? byName(zombie, names) : zombie));
        return all;
    }

    private AttributedZombie attribute(ProcessEntry zombie) {
        if (zombie.session() == first.session()) {
            return application(zombie, "it is in the session of PID 1");
        }
        if (zombie.parent() != first.pid() && table.isBelow(zombie, first.pid())) {
            return held(zombie);
        }
        return leader(zombie)
                .map(leader -> led(zombie, leader))
                .orElseGet(() -> byTime(zombie, zombie, "it started while a probe ran"));
    }

    /// Its parent lives and has not waited for it: one of the application's, or one that a probe left
    /// behind alive.
    private AttributedZombie held(ProcessEntry zombie) {
        var parent = table.parentOf(zombie).orElse(zombie);
        if (parent.session() != first.session() && leader(parent).isEmpty()) {
            var left = byTime(zombie, parent, "its parent %s started while a probe ran".formatted(name(parent)));
            if (left.maker() == Maker.PROBE) {
                return left;
            }
        }
        return application(zombie, "its parent %s lives and has not waited for it".formatted(name(parent)));
    }

    /// Its session goes on: a daemon of the application, or something that runs in the container right now.
    private AttributedZombie led(ProcessEntry zombie, ProcessEntry leader) {
        if (table.isBelow(leader, first.pid())) {
            return application(zombie, "it is in the session of %s".formatted(name(leader)));
        }
        return log.tools().contains(leader.command())
                ? new AttributedZombie(zombie, Maker.PROBE, "it is of a probe that runs right now", List.of())
                : unknown(zombie, "it is of %s, which runs in the container right now".formatted(name(leader)));
    }

    /// Who leads its session, while that lives. A session keeps its number for as long as anything is in it.
    private Optional<ProcessEntry> leader(ProcessEntry process) {
        return table.find(process.session()).filter(leader -> !leader.isZombie());
    }

    private AttributedZombie byTime(ProcessEntry zombie, ProcessEntry started, String evidence) {
        if (table.uptime().isZero()) {
            return unknown(zombie, "when the host was booted could not be read");
        }
        return log.during(table.startOf(started, now))
                .map(probe -> new AttributedZombie(zombie, Maker.PROBE, evidence, List.of(probe)))
                .orElseGet(() -> unknown(
                        zombie,
                        log.probes().isEmpty()
                                ? "it is in a session of its own, and there is no probe to tell it by"
                                : "it is in a session of its own, and no probe that is known ran when it started"));
    }

    private AttributedZombie byName(AttributedZombie zombie, Set<String> names) {
        var command = zombie.process().command();
        if (leader(zombie.process()).isPresent()) {
            return zombie;
        }
        if (log.tools().contains(command)) {
            return probe(zombie.process(), "a program of the healthcheck has its name");
        }
        return names.contains(command) && startedBeforeTheLog(zombie.process())
                ? probe(zombie.process(), "later probes left others of its name")
                : zombie;
    }

    private boolean startedBeforeTheLog(ProcessEntry zombie) {
        return table.startOf(zombie, now).isBefore(log.probes().getFirst().start());
    }

    private static AttributedZombie probe(ProcessEntry zombie, String evidence) {
        return new AttributedZombie(zombie, Maker.PROBE, evidence, List.of());
    }

    private static AttributedZombie application(ProcessEntry zombie, String evidence) {
        return new AttributedZombie(zombie, Maker.APPLICATION, evidence, List.of());
    }

    private static AttributedZombie unknown(ProcessEntry zombie, String evidence) {
        return new AttributedZombie(zombie, Maker.UNKNOWN, evidence, List.of());
    }

    private static String name(ProcessEntry process) {
        return "%s (%d)".formatted(process.command(), process.pid());
    }
}
