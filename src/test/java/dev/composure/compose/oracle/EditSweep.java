package dev.composure.compose.oracle;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeEditor;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.Position;
import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import dev.composure.compose.SourceReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes every kind of edit to every healthcheck of a project, takes it back, and looks at what is left. That an edit
/// changes nothing else the editor proves itself before it answers; here it must also be possible and reversible.
public final class EditSweep {

    private static final HealthcheckTest EXEC =
            new HealthcheckTest.Exec(List.of("curl", "-f", "http://127.0.0.1/$a?\"é\uD83D\uDE00\\"));
    private static final HealthcheckTest SHELL = new HealthcheckTest.Shell("wget -q -O /dev/null $(cat x) || exit 1");
    private static final Duration ODD = Duration.ofMillis(61_500);

    private final SourceReader reader;
    private final LoadedProject start;
    private final List<String> failures = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private int edits;

    public EditSweep(SourceReader reader, LoadedProject start) {
        this.reader = reader;
        this.start = start;
    }

    /// Edits that did what was planned.
    public int edits() {
        return edits;
    }

    public List<String> failures() {
        return failures;
    }

    public List<String> refusals() {
        return refusals;
    }

    public EditSweep run() {
        for (var service : start.project().services().values()) {
            replace(service, EXEC);
            replace(service, SHELL);
            if (!(service.healthcheck().test() instanceof HealthcheckTest.Disabled)) {
                addAndRemove(service.name(), new Change.SetTest(new HealthcheckTest.Disabled()), "disable");
            }
            timing(service, "interval", service.healthcheck().interval());
            timing(service, "timeout", service.healthcheck().timeout());
            timing(service, "start_period", service.healthcheck().startPeriod());
            timing(service, "start_interval", service.healthcheck().startInterval());
            retries(service);
            if (!service.init().isWritten()) {
                addAndRemove(service.name(), new Change.SetInit(true), "init");
            }
        }
        changeForAllSharers();
        return this;
    }

    /// A new test, the old one again, the new one again: the text must be the same both times.
    private void replace(Service service, HealthcheckTest fresh) {
        var name = service.name();
        var old = service.healthcheck().test();
        var first = edit(start, name, new Change.SetTest(fresh));
        first.filter(next -> !runs(next, name, fresh)).ifPresent(_ -> failures.add(name + ": the test was not set"));
        if (old instanceof HealthcheckTest.Inherited) {
            addAndRemove(name, new Change.SetTest(fresh), "test");
        }
        if (!service.healthcheck().hasTest() || old instanceof HealthcheckTest.Malformed) {
            return;
        }
        var back = first.flatMap(next -> edit(next, name, new Change.SetTest(old)));
        back.filter(next -> !runs(next, name, old)).ifPresent(_ -> failures.add(name + ": the test was not set back"));
        var again = back.flatMap(next -> edit(next, name, new Change.SetTest(fresh)));
        again.filter(next -> !next.texts().equals(first.orElse(start).texts()))
                .ifPresent(_ -> failures.add(name + ": set, set back and set again gives another text"));
        var value = Written.at(start, service.healthcheck().position());
        first.filter(value::isAllThatDiffersIn)
                .flatMap(_ -> back)
                .filter(next -> !value.isAllThatDiffersIn(next))
                .ifPresent(_ -> failures.add(name + ": set and set back leaves other bytes beside the test"));
    }

    private static boolean runs(LoadedProject project, String name, HealthcheckTest test) {
        return Optional.ofNullable(project.project().services().get(name))
                .filter(service -> service.healthcheck().test().equals(test))
                .isPresent();
    }

    private void timing(Service service, String key, Setting<Duration> old) {
        var name = service.name();
        var change = new Change.SetTiming(key, ODD);
        switch (old) {
            case Setting.Unset<Duration> _ -> addAndRemove(name, change, key);
            case Setting.Unknown<Duration> _ -> make(name, change);
            case Setting.Known<Duration> known -> {
                make(name, new Change.RemoveKey(key));
                changeAndBack(name, change, new Change.SetTiming(key, known.value()), known.position());
            }
        }
    }

    private void retries(Service service) {
        var name = service.name();
        var change = new Change.SetRetries(17);
        switch (service.healthcheck().retries()) {
            case Setting.Unset<Integer> _ -> addAndRemove(name, change, "retries");
            case Setting.Unknown<Integer> _ -> make(name, change);
            case Setting.Known<Integer> known -> {
                make(name, new Change.RemoveKey("retries"));
                changeAndBack(name, change, new Change.SetRetries(known.value()), known.position());
            }
        }
    }

    /// Where only the value itself was changed, nothing else is changed by the way back, and nothing at all where the
    /// old value was in our own spelling.
    private void changeAndBack(String service, Change change, Change old, Position position) {
        var value = Written.at(start, position);
        var first = edit(start, service, change);
        var back = first.flatMap(next -> edit(next, service, old));
        if (first.filter(value::isAllThatDiffersIn).isEmpty() || back.isEmpty()) {
            return;
        }
        if (!value.isAllThatDiffersIn(back.orElseThrow())) {
            failures.add(service + ": " + change + " and back leaves other bytes beside the value");
        }
        if (value.isOneOf(old) && !back.orElseThrow().texts().equals(start.texts())) {
            failures.add(service + ": " + change + " and back leaves another spelling");
        }
    }

    /// All who share one healthcheck want another: the shared place changes, and nobody gets a block of his own.
    private void changeForAllSharers() {
        var users = start.project().services().values().stream()
                .collect(Collectors.groupingBy(
                        service -> service.healthcheck().position(), LinkedHashMap::new, Collectors.toList()));
        var changes = List.<Change>of(new Change.SetTest(EXEC), new Change.SetRetries(17), new Change.SetInit(true));
        users.values().stream()
                .filter(group -> group.size() > 1 && group.stream().allMatch(EditSweep::hasTest))
                .map(group -> group.stream().map(Service::name).toList())
                .forEach(group -> edit(
                                start,
                                group.stream()
                                        .map(name -> new Edit(name, changes))
                                        .toList())
                        .filter(next ->
                                !group.stream().allMatch(name -> runs(next, name, EXEC)) || !isOnePlace(next, group))
                        .ifPresent(_ -> failures.add(group + ": not changed where they share it")));
    }

    /// One that is disabled has the test of its template too, and cannot want another.
    private static boolean hasTest(Service service) {
        return service.healthcheck().hasTest();
    }

    private static boolean isOnePlace(LoadedProject project, List<String> services) {
        return project.project().services().values().stream()
                        .filter(service -> services.contains(service.name()))
                        .map(service -> service.healthcheck().position())
                        .distinct()
                        .count()
                == 1;
    }

    private void make(String service, Change... changes) {
        var project = Optional.of(start);
        for (var change : changes) {
            project = project.flatMap(next -> edit(next, service, change));
        }
        project.filter(next -> next.problems().size() > start.problems().size())
                .ifPresent(_ -> failures.add(service + ": " + List.of(changes) + " leaves a problem"));
    }

    /// What an edit adds and its opposite takes away again leaves the bytes as they were. Where a service had to get a
    /// block of its own, that block stays; where lines were only added, doing it twice leaves that very block.
    private void addAndRemove(String service, Change change, String key) {
        var added = edit(start, service, change);
        var back = added.flatMap(next -> edit(next, service, new Change.RemoveKey(key)));
        if (back.isEmpty() || back.get().texts().equals(start.texts())) {
            return;
        }
        if (isKeyMore(added.orElse(start))) {
            failures.add(service + ": " + change + " and back leaves other bytes");
        }
        if (!onlyAddsLines(added.orElse(start))) {
            return;
        }
        edit(back.get(), service, change)
                .flatMap(again -> edit(again, service, new Change.RemoveKey(key)))
                .filter(twice -> !twice.texts().equals(back.get().texts()))
                .ifPresent(_ -> failures.add(service + ": " + change + " and back, twice, leaves other bytes"));
    }

    private boolean onlyAddsLines(LoadedProject next) {
        var missing = lines(start);
        lines(next).forEach(missing::remove);
        return missing.isEmpty();
    }

    /// A key, in lines or between commas, or a healthcheck with this one key.
    private boolean isKeyMore(LoadedProject next) {
        return Written.added(start, next)
                .filter(text -> text.strip().lines().count() <= 2 && !text.contains("{"))
                .isPresent();
    }

    private static List<String> lines(LoadedProject project) {
        return project.texts().values().stream()
                .flatMap(String::lines)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Optional<LoadedProject> edit(LoadedProject project, String service, Change change) {
        return edit(project, List.of(new Edit(service, List.of(change))));
    }

    private Optional<LoadedProject> edit(LoadedProject project, List<Edit> planned) {
        var outcome = new ComposeEditor(reader).apply(project, planned);
        return switch (outcome) {
            case EditOutcome.Refused refused -> {
                refusals.add(planned + ": " + refused.why());
                yield Optional.empty();
            }
            case EditOutcome.Edited edited -> {
                edits++;
                var texts = new TreeMap<>(project.texts());
                texts.putAll(edited.texts());
                SourceReader overlay =
                        path -> Optional.ofNullable(texts.get(path)).or(() -> reader.read(path));
                yield Optional.of(new ComposeLoader(overlay).load(project.input()));
            }
        };
    }
}
