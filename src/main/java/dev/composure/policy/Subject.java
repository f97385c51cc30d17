package dev.composure.policy;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Position;
import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import dev.composure.probe.Hazard;
import dev.composure.probe.Invocation;
import dev.composure.probe.Probe;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a rule looks at: one service, its project, what is known about its container, what its check does, and the
/// rule's own parameters.
public record Subject(
        Project project, Service service, Facts facts, Probe probe, SortedMap<String, Duration> parameters) {

    public Subject {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /// The same to a rule that has these parameters.
    Subject with(SortedMap<String, Duration> values) {
        return new Subject(project, service, facts, probe, values);
    }

    /// What the policy, or else the rule, says.
    public Duration parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the rule has no parameter " + name);
        }
        return value;
    }

    /// Stands for the dollar sign of a variable that the shell in the container fills in.
    public static final char CONTAINERS_OWN = '\u0001';

    /// What the check does as it is written: a `$` is a variable of compose there.
    public Probe written() {
        var words = healthcheck().writtenTest().stream()
                .map(word -> word.replace("$$", String.valueOf(CONTAINERS_OWN)))
                .toList();
        var test = switch (test()) {
            case HealthcheckTest.Exec _ ->
                new HealthcheckTest.Exec(words.subList(Math.min(1, words.size()), words.size()));
            case HealthcheckTest.Shell _ ->
                new HealthcheckTest.Shell(words.isEmpty() ? "" : words.get(Math.min(1, words.size() - 1)));
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> test();
        };
        return Probe.of(test, timeout(), facts);
    }

    public Healthcheck healthcheck() {
        return service.healthcheck();
    }

    public HealthcheckTest test() {
        return healthcheck().test();
    }

    public Duration interval() {
        return healthcheck().interval().or(Healthcheck.DEFAULT_INTERVAL);
    }

    public Duration timeout() {
        return healthcheck().timeout().or(Healthcheck.DEFAULT_TIMEOUT);
    }

    public int retries() {
        return healthcheck().retries().or(Healthcheck.DEFAULT_RETRIES);
    }

    /// Where the check runs one of these programs.
    public List<Invocation> runs(String... tools) {
        return probe.invocations().stream()
                .filter(invocation -> Arrays.asList(tools).contains(invocation.tool()))
                .toList();
    }

    /// The services that wait until this one is healthy.
    public List<String> waiting() {
        return project.services().values().stream()
                .filter(other -> "service_healthy".equals(other.dependsOn().get(service.name())))
                .map(Service::name)
                .toList();
    }

    /// A finding about the check, which is certain.
    public List<Violation> found(String message) {
        return List.of(violation(Hazard.NONE, message, true));
    }

    /// A finding about the check, if `isCertain`; else what the facts at hand leave open, which weighs less.
    public List<Violation> found(String message, boolean isCertain) {
        return List.of(violation(Hazard.NONE, message, isCertain));
    }

    /// A finding about orphans, with what becomes of them.
    public List<Violation> found(Hazard hazard, String message) {
        return List.of(violation(hazard, message, hazard != Hazard.POSSIBLE));
    }

    /// A finding about something else than the check's words.
    public List<Violation> found(Position position, String evidence, String message) {
        var isAboutTheCheck = position.equals(healthcheck().position());
        return List.of(
                new Violation(Hazard.NONE, position, isAboutTheCheck ? told(message) : named(message), evidence, true));
    }

    private Violation violation(Hazard hazard, String message, boolean isCertain) {
        var written = healthcheck().writtenTest();
        var evidence = written.isEmpty() ? "" : Evidence.quote(written);
        return new Violation(hazard, healthcheck().position(), told(message), evidence, isCertain);
    }

    /// True when the compose file has no test, and the image has.
    public boolean isInherited() {
        var own = project.services().get(service.name());
        return own != null
                && own.healthcheck().test() instanceof HealthcheckTest.Inherited
                && healthcheck().hasTest();
    }

    private String told(String message) {
        return named(message) + (isInherited() ? " (The check is the image's own HEALTHCHECK.)" : "");
    }

    private String named(String message) {
        return service.name() + ": " + message;
    }
}
