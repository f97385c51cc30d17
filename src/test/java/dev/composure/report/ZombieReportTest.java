package dev.composure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.probe.PidOne;
import dev.composure.probe.PidOneEvidence.Verdict;
import dev.composure.report.ZombieChart.Glyphs;
import dev.composure.report.json.Json;
import dev.composure.report.json.ZombieReportJson;
import dev.composure.zombies.AttributedZombie;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.PidsUsage;
import dev.composure.zombies.ProcessEntry;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZombieReportTest {

    private static final ContainerZombies WEB = new ContainerZombies(
            "a1",
            "shop-web-1",
            "shop",
            "web",
            new ZombieCount.Counted(4, Counter.PROC),
            List.of(
                    zombie(11, "wget", Maker.PROBE, "it started while a probe ran"),
                    zombie(12, "wget", Maker.PROBE, "it started while a probe ran"),
                    zombie(13, "job", Maker.APPLICATION, "it is in the session of PID 1"),
                    zombie(14, "sleep", Maker.UNKNOWN, "it is in a session of its own")),
            OptionalDouble.of(2.0 / 3),
            Optional.of(Duration.ofSeconds(3725)),
            new ContainerZombies.FirstProcess("node", new Verdict(PidOne.DOES_NOT_REAP, "zombies have stayed")),
            Optional.of(new PidsUsage(11, OptionalLong.of(100))),
            Optional.of(Duration.ofDays(2)),
            new Trend.Growing(3, 5),
            List.of(0, 1, 2, 4));

    private static final ContainerZombies DATABASE = new ContainerZombies(
            "b2",
            "db",
            "",
            "",
            new ZombieCount.Unknown("no pids controller"),
            List.of(),
            OptionalDouble.empty(),
            Optional.empty(),
            new ContainerZombies.FirstProcess("postgres", new Verdict(PidOne.HOSTILE, "it takes orphans for its own")),
            Optional.empty(),
            Optional.empty(),
            new Trend.Unknown("no pids controller"),
            List.of());

    private static final ContainerZombies BY_ENGINE = new ContainerZombies(
            "c3",
            "cache",
            "",
            "",
            new ZombieCount.Counted(7, Counter.ENGINE),
            List.of(),
            OptionalDouble.empty(),
            Optional.empty(),
            new ContainerZombies.FirstProcess("", new Verdict(PidOne.UNKNOWN, "nothing was seen of it yet")),
            Optional.of(new PidsUsage(9, OptionalLong.empty())),
            Optional.empty(),
            new Trend.Flat(10, Duration.ofMinutes(2)),
            List.of(7, 7));

    static final ZombieReport REPORT = new ZombieReport(Counter.PROC, "it is shown", List.of(WEB, DATABASE, BY_ENGINE));

    private static AttributedZombie zombie(int pid, String command, Maker maker, String evidence) {
        return new AttributedZombie(new ProcessEntry(pid, 10, 'Z', pid, 1, command, 7), maker, evidence, List.of());
    }

    @Test
    void aRowForEachContainerByName() {
        assertThat(ZombieTable.rows(REPORT, Optional.empty()))
                .containsExactly(
                        List.of(
                                "PROJECT",
                                "SERVICE",
                                "ZOMBIES",
                                "BY",
                                "PER PROBE",
                                "OLDEST",
                                "PID 1",
                                "PIDS",
                                "FULL IN"),
                        List.of("-", "cache", "7", "-", "-", "-", "- (?)", "9", "-"),
                        List.of("-", "db", "?", "-", "-", "-", "postgres (hostile to orphans)", "-", "-"),
                        List.of(
                                "shop",
                                "web",
                                "4",
                                "probe 2, application 1, unknown 1",
                                "0.7",
                                "1h 2m",
                                "node (does not reap)",
                                "11 of 100",
                                "2d 0h"));
    }

    @Test
    void aWatchShowsHowItWent() {
        assertThat(ZombieTable.rows(REPORT, Optional.of(Glyphs.BLOCKS)))
                .extracting(row -> row.subList(9, 11))
                .containsExactly(
                        List.of("TREND", ""), List.of("flat", "██"), List.of("?", ""), List.of("growing (+3)", "▁▂▄█"));
        assertThat(ZombieTable.levels(List.of(0, 5, 10), Glyphs.ASCII)).isEqualTo("_.#");
        var many = new ArrayList<Integer>();
        for (int level = 0; level < 40; level++) {
            many.add(level);
        }
        assertThat(ZombieTable.levels(many, Glyphs.BLOCKS)).hasSize(24).endsWith("█");
    }

    @Test
    void whatTheTableCannotTellStandsBelowIt() {
        assertThat(ZombieTable.notes(REPORT))
                .containsExactly(
                        "db: not counted: no pids controller",
                        "db: PID 1 is hostile to orphans: it takes orphans for its own",
                        "shop-web-1: sleep (14) is of nobody that is known: it is in a session of its own",
                        "counted by proc: it is shown");
        assertThat(ZombieTable.notes(new ZombieReport(Counter.ENGINE, "x", List.of())))
                .containsExactly("no container runs on this engine");
        assertThat(REPORT.isComplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m 0s", "3599, 59m 59s", "7260, 2h 1m", "90000, 1d 1h"})
    void durationsAreSpeltInTwoUnits(long seconds, String expected) {
        assertThat(ZombieTable.spelt(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }

    @Test
    void theWireShapeIsAsDesigned() {
        assertThat(Json.render(ZombieReportJson.of(new ZombieReport(Counter.PROC, "it is shown", List.of(WEB)))))
                .isEqualTo("""
                        {
                          "apiVersion" : "composure.dev/v1alpha1",
                          "kind" : "ZombieReport",
                          "counter" : "proc",
                          "why" : "it is shown",
                          "containers" : [ {
                            "id" : "a1",
                            "name" : "shop-web-1",
                            "project" : "shop",
                            "service" : "web",
                            "zombies" : 4,
                            "probe" : 2,
                            "application" : 1,
                            "unknown" : 1,
                            "perProbe" : 0.67,
                            "oldestSeconds" : 3725,
                            "pidOne" : {
                              "command" : "node",
                              "class" : "does-not-reap",
                              "why" : "zombies have stayed"
                            },
                            "pids" : {
                              "current" : 11,
                              "limit" : 100,
                              "exhaustedInSeconds" : 172800
                            },
                            "counter" : "proc",
                            "cause" : null,
                            "trend" : {
                              "verdict" : "growing",
                              "created" : 3,
                              "probes" : 5,
                              "cause" : null
                            }
                          } ]
                        }
                        """);
    }

    @Test
    void whatIsNotKnownIsNull() {
        assertThat(Json.renderLine(ZombieReportJson.of(
                        new ZombieReport(Counter.ENGINE, "it is not shown", List.of(BY_ENGINE, DATABASE)))))
                .isEqualTo("""
                        {"apiVersion":"composure.dev/v1alpha1","kind":"ZombieReport","counter":"engine",\
                        "why":"it is not shown","containers":[\
                        {"id":"c3","name":"cache","project":null,"service":null,"zombies":7,"probe":null,\
                        "application":null,"unknown":7,"perProbe":null,"oldestSeconds":null,\
                        "pidOne":{"command":null,"class":"unknown","why":"nothing was seen of it yet"},\
                        "pids":{"current":9,"limit":null,"exhaustedInSeconds":null},"counter":"engine","cause":null,\
                        "trend":{"verdict":"flat","created":0,"probes":10,"cause":null}},\
                        {"id":"b2","name":"db","project":null,"service":null,"zombies":null,"probe":null,\
                        "application":null,"unknown":null,"perProbe":null,"oldestSeconds":null,\
                        "pidOne":{"command":"postgres","class":"hostile","why":"it takes orphans for its own"},\
                        "pids":{"current":null,"limit":null,"exhaustedInSeconds":null},"counter":null,\
                        "cause":"no pids controller",\
                        "trend":{"verdict":"unknown","created":null,"probes":null,"cause":"no pids controller"}}]}
                        """);
    }

    @Test
    void aLimitIsHitOnlyWhereThereIsOneAndSomethingGrows() {
        var minute = Duration.ofMinutes(1);
        assertThat(new PidsUsage(10, OptionalLong.of(30)).exhaustedIn(0.5, minute))
                .hasValue(Duration.ofMinutes(40));
        assertThat(new PidsUsage(40, OptionalLong.of(30)).exhaustedIn(1, minute))
                .hasValue(Duration.ZERO);
        assertThat(new PidsUsage(10, OptionalLong.of(30)).exhaustedIn(0, minute))
                .isEmpty();
        assertThat(new PidsUsage(10, OptionalLong.empty()).exhaustedIn(1, minute))
                .isEmpty();
    }
}
