package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.composure.zombies.AttributedZombie.Maker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttributorTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration UPTIME = Duration.ofSeconds(1000);
    private static final int SHIM = 5;
    private static final int FIRST = 10;
    private static final long NAMESPACE = 7;

    /// Probes that began 50, 40, 30, 20 and 10 seconds ago and took one second.
    private static final List<ProbeLog.Window> PROBES = Stream.of(50, 40, 30, 20, 10)
            .map(ago -> new ProbeLog.Window(NOW.minusSeconds(ago), NOW.minusSeconds(ago - 1L)))
            .toList();

    private final List<ProcessEntry> processes = new ArrayList<>(List.of(
            new ProcessEntry(SHIM, 1, 'S', SHIM, 0, "containerd-shim", 1),
            new ProcessEntry(FIRST, SHIM, 'S', FIRST, ticks(900), "node", NAMESPACE)));

    private static long ticks(double secondsAgo) {
        return Math.round((UPTIME.toSeconds() - secondsAgo) * 100);
    }

    private ProcessEntry add(int pid, int parent, char state, int session, double secondsAgo, String command) {
        var process = new ProcessEntry(pid, parent, state, session, ticks(secondsAgo), command, NAMESPACE);
        processes.add(process);
        return process;
    }

    private List<AttributedZombie> attributed(List<ProbeLog.Window> probes, String... tools) {
        var table = new ProcessTable(processes, UPTIME);
        var log = new ProbeLog(probes, new TreeSet<>(List.of(tools)));
        return new Attributor(table, table.firstProcess(FIRST).orElseThrow(), log, NOW)
                .attribute(table.zombiesOf(FIRST));
    }

    private AttributedZombie only(String... tools) {
        return attributed(PROBES, tools).getLast();
    }

    @Test
    void aRecordedHostIsRead() {
        var seen = Recording.read("leaking-wget.txt", "wget", "ssl_client").attributed();

        assertThat(seen).filteredOn(zombie -> zombie.maker() == Maker.PROBE).hasSize(38);
        assertThat(seen)
                .filteredOn(zombie -> zombie.maker() == Maker.PROBE)
                .allSatisfy(zombie -> assertThat(zombie.process().command()).isEqualTo("wget"));
        assertThat(seen)
                .filteredOn(zombie -> zombie.maker() == Maker.APPLICATION)
                .extracting(zombie -> zombie.process().pid(), AttributedZombie::evidence)
                .containsExactly(
                        tuple(7894, "it is in the session of PID 1"),
                        tuple(7896, "its parent sleep (7895) lives and has not waited for it"));
        assertThat(seen)
                .filteredOn(zombie -> zombie.maker() == Maker.UNKNOWN)
                .extracting(zombie -> zombie.process().command())
                .containsExactly("sleep", "sleep");
    }

    @Test
    void eachProbeOfARecordedHostLeftTwo() {
        var recording = Recording.read("leaking-wget.txt", "wget");

        assertThat(recording.log().perProbe(recording.attributed(), recording.now()))
                .hasValue(2.0);
        assertThat(recording.attributed())
                .filteredOn(zombie -> !zombie.during().isEmpty())
                .hasSize(10);
        assertThat(recording.log().period().orElseThrow()).isBetween(Duration.ofMillis(2090), Duration.ofMillis(2110));
    }

    @Test
    void withoutToolNamesTheOlderOnesAreToldByTheNewerOnes() {
        var seen = Recording.read("leaking-wget.txt").attributed();

        assertThat(seen).filteredOn(zombie -> zombie.maker() == Maker.PROBE).hasSize(38);
        assertThat(seen).filteredOn(zombie -> zombie.maker() == Maker.UNKNOWN).hasSize(2);
    }

    @Test
    void whatStartedInAProbeIsOfThatProbe() {
        add(20, FIRST, 'Z', 19, 19.5, "anything");

        assertThat(only().maker()).isEqualTo(Maker.PROBE);
        assertThat(only().during()).containsExactly(PROBES.get(3));
    }

    @Test
    void whatStartedBetweenProbesIsNotGuessedAt() {
        add(20, FIRST, 'Z', 19, 15, "anything");

        assertThat(only("wget").maker()).isEqualTo(Maker.UNKNOWN);
        assertThat(only("wget").evidence()).contains("no probe that is known ran");
    }

    @Test
    void anApplicationsChildIsItsOwnAlsoDuringAProbe() {
        add(20, FIRST, 'Z', FIRST, 19.5, "wget");

        assertThat(only("wget").maker()).isEqualTo(Maker.APPLICATION);
    }

    @Test
    void aProgramOfTheCheckIsKnownByItsName() {
        add(20, FIRST, 'Z', 19, 500, "a-rather-long-n");

        assertThat(only("a-rather-long-name-of-a-tool").maker()).isEqualTo(Maker.PROBE);
    }

    @Test
    void aNameSaysNothingOfWhatStartedWhenNoProbeRan() {
        add(20, FIRST, 'Z', 19, 19.5, "sleep");
        add(21, FIRST, 'Z', 18, 15, "sleep");

        assertThat(only().maker()).isEqualTo(Maker.UNKNOWN);
    }

    @Test
    void theSessionOfALivingDaemonIsTheApplications() {
        add(15, FIRST, 'S', 15, 800, "crond");
        add(20, FIRST, 'Z', 15, 19.5, "job");

        assertThat(only().maker()).isEqualTo(Maker.APPLICATION);
        assertThat(only().evidence()).isEqualTo("it is in the session of crond (15)");
    }

    @Test
    void whatAProbeLeftAliveMakesZombiesOfTheProbe() {
        add(15, FIRST, 'S', 14, 19.5, "sh");
        add(20, 15, 'Z', 14, 3, "true");

        assertThat(only().maker()).isEqualTo(Maker.PROBE);
        assertThat(only().evidence()).isEqualTo("its parent sh (15) started while a probe ran");
    }

    @Test
    void aProbeThatRunsRightNowIsKnownByItsTool() {
        add(15, SHIM, 'S', 15, 0.5, "sh");
        add(20, 15, 'Z', 15, 0.4, "wget");

        assertThat(only("sh").maker()).isEqualTo(Maker.PROBE);
        assertThat(only("nc").maker()).isEqualTo(Maker.UNKNOWN);
    }

    @Test
    void withoutACheckNothingIsAProbes() {
        add(20, FIRST, 'Z', 19, 19.5, "wget");

        assertThat(attributed(List.of()).getFirst().maker()).isEqualTo(Maker.UNKNOWN);
        assertThat(attributed(List.of()).getFirst().evidence()).contains("there is no probe to tell it by");
    }

    @Test
    void aProbeThatHasJustEndedDoesNotCountYet() {
        var fresh = new ProbeLog.Window(NOW.minusMillis(500), NOW.minusMillis(100));
        var zombie = new AttributedZombie(processes.getLast(), Maker.PROBE, "", List.of(fresh));
        var log = new ProbeLog(List.of(PROBES.getFirst(), fresh), new TreeSet<>());

        assertThat(log.perProbe(List.of(zombie, zombie), NOW)).hasValue(0.0);
        assertThat(new ProbeLog(List.of(fresh), new TreeSet<>()).perProbe(List.of(zombie), NOW))
                .isEmpty();
        assertThat(new ProbeLog(List.of(fresh), new TreeSet<>()).period()).isEmpty();
    }

    @Test
    void withoutTheTimeOfTheBootOnlyNamesTell() {
        add(20, FIRST, 'Z', 19, 19.5, "wget");
        add(21, FIRST, 'Z', 18, 19.5, "other");
        var table = new ProcessTable(processes);
        var log = new ProbeLog(PROBES, new TreeSet<>(List.of("wget")));
        var seen = new Attributor(table, table.firstProcess(FIRST).orElseThrow(), log, NOW)
                .attribute(table.zombiesOf(FIRST));

        assertThat(seen).extracting(AttributedZombie::maker).containsExactly(Maker.PROBE, Maker.UNKNOWN);
        assertThat(seen.getLast().evidence()).isEqualTo("when the host was booted could not be read");
        assertThat(Maker.PROBE.word()).isEqualTo("probe");
    }
}
