package dev.composure.lab;

import java.time.Duration;

/** Whether the zombies of a service grow, by two counters, one of which shares no code with the product. */
record Zombies(LabProject project, String service) {

    private static final Duration TEN_PROBES_AND_MORE = Duration.ofSeconds(60);
    private static final Duration REAPED = Duration.ofSeconds(3);
    private static final int TEN = 10;

    static Zombies of(LabProject project, String service) {
        return new Zombies(project, service);
    }

    /** Three more than there were, at least. */
    void grow() {
        try (var counters = new Counters(project)) {
            int before = counters.zombiesByPs(service);
            Eventually.within(
                    TEN_PROBES_AND_MORE,
                    "%s of %s leaks".formatted(service, project.name()),
                    () -> counters.zombiesByPs(service),
                    zombies -> zombies >= before + 3);
        }
    }

    /** None, and none after ten more probes of `clock`: a service without a check has no probes to count by. */
    void stayAwayFor(ProbeWatch clock) {
        stayAway();
        clock.awaitCompleted(TEN, TEN_PROBES_AND_MORE);
        stayAway();
    }

    /** One that is about to be reaped is normal. */
    private void stayAway() {
        try (var counters = new Counters(project)) {
            Eventually.within(REAPED, "ps shows no zombies", () -> counters.zombiesByPs(service), n -> n == 0);
            Eventually.within(REAPED, "/proc shows no zombies", () -> counters.zombiesByProc(service), n -> n == 0);
        }
    }
}
