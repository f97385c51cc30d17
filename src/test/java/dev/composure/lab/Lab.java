package dev.composure.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// Brings projects up for a test and takes them down after it; as a static extension, after the whole class. What can
/// be learnt of a failure is written to `target/scenarios/` first. `KEEP_FAILED=1` leaves the projects of a failed
/// test.
public final class Lab implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Duration OFTEN = Duration.ofSeconds(3);
    private static final AtomicInteger PROJECTS = new AtomicInteger();

    private final Deque<LabProject> projects = new ArrayDeque<>();
    private final Deque<RunningOperator> operators = new ArrayDeque<>();
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean lastsForTheClass;
    private boolean failed;

    /// Copies `src/test/scenarios/NAME` to a folder of its own and brings it up.
    public LabProject up(String scenario) {
        var project = prepare(scenario);
        project.up();
        return project;
    }

    /// Copies `src/test/scenarios/NAME` to a folder of its own; the test brings it up itself.
    public LabProject prepare(String scenario) {
        var project = LabProject.copyOf(TestEngine.required(), scenario, uniqueName(scenario));
        projects.push(project);
        return project;
    }

    /// Brings several up at once.
    void upAll(LabProject... prepared) {
        List.of(prepared).parallelStream().forEach(LabProject::up);
    }

    /// Starts an operator with a policy, which may write to these projects only. `options` are further ones of `serve`.
    RunningOperator serve(String policy, List<LabProject> within, String... options) {
        return serveOn(TestEngine.required().host(), policy, within, options);
    }

    /// The same, on an engine of that address.
    RunningOperator serveOn(String engineHost, String policy, List<LabProject> within, String... options) {
        return serveOn(engineHost, OFTEN, policy, within, options);
    }

    /// The same, with a resync that is as rare.
    public RunningOperator serveOn(
            String engineHost, Duration resync, String policy, List<LabProject> within, String... options) {
        return serveBehind(List.of(), engineHost, resync, policy, within, options);
    }

    private RunningOperator serveBehind(
            List<String> command,
            String engineHost,
            Duration resync,
            String policy,
            List<LabProject> within,
            String... options) {
        var all = new ArrayList<>(List.of(options));
        var roots = within.stream().map(project -> project.folder().toString()).collect(Collectors.joining(","));
        all.addAll(List.of("--roots", roots));
        var operator = RunningOperator.startBehind(command, engineHost, resync, policy, all);
        operators.push(operator);
        return operator;
    }

    /// Starts an enforcing operator on a state folder that it cannot write.
    RunningOperator serveInsteadOf(Path state, String engineHost, String policy, Path roots) {
        var options = List.of("--mode", "enforce", "--roots", roots.toString());
        var operator = RunningOperator.startInsteadOf(state, engineHost, policy, options);
        operators.push(operator);
        return operator;
    }

    /// Starts an operator by way of another command, such as `env` with a setting, which has the operator's own words
    /// as
    /// its last ones; on an engine of that address.
    RunningOperator serveBehind(
            List<String> command, String engineHost, String policy, List<LabProject> within, String... options) {
        return serveBehind(command, engineHost, OFTEN, policy, within, options);
    }

    /// The same, enforcing, on the engine of the test.
    RunningOperator serveBehind(List<String> command, String policy, LabProject project) {
        return serveBehind(command, TestEngine.required().host(), policy, List.of(project), "--mode", "enforce");
    }

    /// Is closed after the operators, which may need it.
    void closing(AutoCloseable resource) {
        resources.push(resource);
    }

    /// Ends an operator before the test does.
    public void end(RunningOperator operator) {
        operators.remove(operator);
        operator.stop().ifPresent(trouble -> {
            throw new AssertionError(trouble);
        });
    }

    private static String uniqueName(String scenario) {
        return "lab-%s-%d-%d"
                .formatted(
                        scenario.toLowerCase(Locale.ROOT),
                        ProcessHandle.current().pid(),
                        PROJECTS.incrementAndGet());
    }

    /// Skips a class as a whole, with the reason in the report; a test alone is skipped when it asks for a project.
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            return ConditionEvaluationResult.enabled(TestEngine.required().host());
        } catch (TestAbortedException missing) {
            return ConditionEvaluationResult.disabled(missing.getMessage());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        lastsForTheClass = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            keepEvidence("%s.%s"
                    .formatted(
                            context.getRequiredTestClass().getSimpleName(),
                            context.getRequiredTestMethod().getName()));
        }
        if (!lastsForTheClass) {
            takeDown();
        }
    }

    private void keepEvidence(String test) {
        failed = true;
        projects.forEach(project -> Evidence.of(project).writeTo(test));
        operators.forEach(operator -> Evidence.of(operator, test));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            keepEvidence(context.getRequiredTestClass().getSimpleName());
        }
        takeDown();
    }

    private static Optional<String> close(AutoCloseable resource) {
        try {
            resource.close();
            return Optional.empty();
        } catch (Exception failed) {
            return Optional.of(failed.toString());
        }
    }

    private void takeDown() {
        var keep = failed && "1".equals(System.getenv("KEEP_FAILED"));
        failed = false;
        var broken = new ArrayList<String>();
        while (!operators.isEmpty()) {
            operators.pop().stop().ifPresent(broken::add);
        }
        while (!resources.isEmpty()) {
            close(resources.pop()).ifPresent(broken::add);
        }
        while (!projects.isEmpty()) {
            var project = projects.pop();
            if (!keep) {
                project.takeDown().ifPresent(broken::add);
            }
        }
        if (!broken.isEmpty()) {
            throw new AssertionError("not everything could be taken down:%n%s".formatted(String.join("\n", broken)));
        }
    }
}
