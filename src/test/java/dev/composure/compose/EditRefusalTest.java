package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditRefusalTest {

    private static final Change EXEC = new Change.SetTest(new HealthcheckTest.Exec(List.of("a")));

    private static void refuses(String text, String words, Edit... edits) {
        assertThat(InMemorySources.compose(text).edit(List.of(edits)))
                .isInstanceOfSatisfying(
                        EditOutcome.Refused.class,
                        refused -> assertThat(refused.why()).contains(words));
    }

    private static Edit edit(String service, Change... changes) {
        return new Edit(service, List.of(changes));
    }

    @Test
    void refusesAServiceThatIsNotThere() {
        refuses("services: {web: {image: x}}", "no service `db`", edit("db", EXEC));
    }

    @Test
    void refusesATestTheEngineWouldNotRun() {
        refuses(
                "services: {web: {image: x}}",
                "web:",
                edit("web", new Change.SetTest(new HealthcheckTest.Malformed(List.of("x")))));
    }

    @Test
    void refusesWhatCannotBeSaidWithoutChangingAnother() {
        refuses(
                "services:\n  web: &w\n    image: x\n  db:\n    <<: *w\n",
                "`db` would change",
                edit("web", new Change.SetInit(true)));
    }

    @Test
    void refusesToLoseAComment() {
        refuses("services: {web: {healthcheck: {test: [CMD, # why\n x]}}}", "`# why` would be lost", edit("web", EXEC));
    }

    @Test
    void refusesChangesThatContradictEachOther() {
        refuses(
                "services: {web: {healthcheck: {test: x}}}",
                "do not go together",
                edit("web", EXEC, new Change.SetTest(new HealthcheckTest.Exec(List.of("b")))));
    }

    @Test
    void whatHoldsAlreadyChangesNothing() {
        var before = "services: {web: {init: true, healthcheck: {test: [CMD, a], interval: 60s}}}";

        assertThat(InMemorySources.compose(before)
                        .edit(
                                "web",
                                EXEC,
                                new Change.SetInit(true),
                                new Change.SetTiming("interval", Duration.ofMinutes(1)),
                                new Change.RemoveKey("retries")))
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done -> assertThat(done.texts()).isEmpty());
    }

    @Test
    void everyTimingCanBeSet() {
        var outcome = InMemorySources.compose("services: {web: {healthcheck: {test: x, retries: 1}}}")
                .edit(
                        "web",
                        new Change.SetTiming("interval", Duration.ofSeconds(90)),
                        new Change.SetTiming("timeout", Duration.ofMillis(1)),
                        new Change.SetTiming("start_period", Duration.ZERO),
                        new Change.SetTiming(
                                "start_interval", Duration.ofHours(25).plusNanos(1_001)));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done -> assertThat(done.texts().firstEntry().getValue())
                                .isEqualTo(
                                        "services: {web: {healthcheck: {test: x, retries: 1, interval: 1m30s, timeout: 1ms,"
                                                + " start_period: 0s, start_interval: 25h1us1ns}}}"));
        refuses(
                "services: {web: {image: x}}",
                "web:",
                edit("web", new Change.SetTiming("never", Duration.ofSeconds(1))));
    }
}
