package dev.composure.operate.check;

import dev.composure.compose.EditOutcome;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.Position;
import dev.composure.compose.Problem;
import dev.composure.compose.Service;
import dev.composure.policy.Finding;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RuleKey;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.policy.excuses.ExceptionReview;
import dev.composure.probe.Facts;
import dev.composure.probe.Versions;
import dev.composure.report.CheckReport;
import dev.composure.report.FileChange;
import dev.composure.report.InputError;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a check has come to so far.
final class CheckTally {

    /// One finding in one place, however many projects the place belongs to.
    private record Place(RuleKey rule, String service, Position position) {}

    private final Path workingDirectory;
    private final Versions versions;
    private final Set<String> files = new TreeSet<>();
    private final Set<Place> places = new HashSet<>();
    private final List<ReportedFinding> findings = new ArrayList<>();
    private final TreeMap<String, FileChange> changes = new TreeMap<>();
    private final TreeSet<InputError> errors = new TreeSet<>();
    private final TreeSet<InputError> notes = new TreeSet<>();
    private final List<ExceptionReview.Judged> judged = new ArrayList<>();
    private final List<ExceptionNote> exceptions = new ArrayList<>();
    private int projects;
    private int services;
    private int healthchecks;

    CheckTally(String workingDirectory) {
        this(workingDirectory, Versions.UNKNOWN);
    }

    /// `versions` are those that the services run on.
    CheckTally(String workingDirectory, Versions versions) {
        this.workingDirectory = Path.of(workingDirectory);
        this.versions = versions;
    }

    /// The path as the user knows it.
    String shown(String file) {
        var path = Path.of(file);
        if (!path.startsWith(workingDirectory)) {
            return file;
        }
        var relative = workingDirectory.relativize(path).toString();
        return relative.isEmpty() ? "." : relative;
    }

    void error(InputError error) {
        errors.add(error.in(shown(error.file())));
    }

    void note(InputError note) {
        notes.add(note.in(shown(note.file())));
    }

    void read(LoadedProject loaded) {
        files.addAll(loaded.texts().keySet());
        loaded.problems().stream().map(InputError::at).forEach(this::error);
        loaded.notes().stream().map(InputError::at).forEach(this::note);
    }

    void judged(ExceptionReview.Judged one, Function<Service, Facts> facts) {
        var project = one.project();
        judged.add(one);
        projects++;
        services += project.services().size();
        healthchecks += (int) project.services().values().stream()
                .map(service -> facts.apply(service).effective(service).healthcheck())
                .filter(Healthcheck::hasTest)
                .count();
    }

    boolean knows(Finding finding) {
        return !places.add(new Place(finding.rule(), finding.service(), finding.position()));
    }

    void add(ReportedFinding finding) {
        findings.add(finding);
    }

    List<FileChange> changes(LoadedProject loaded, EditOutcome.Edited edited) {
        return edited.texts().entrySet().stream()
                .map(text -> new FileChange(
                        shown(text.getKey()), loaded.texts().getOrDefault(text.getKey(), ""), text.getValue()))
                .toList();
    }

    void change(FileChange change) {
        changes.putIfAbsent(change.path(), change);
    }

    CheckReport report(PolicySet set, Instant now) {
        exceptions.addAll(ExceptionReview.of(set, judged, now));
        exceptions.forEach(one -> note(InputError.at(new Problem(one.position(), one.message()))));
        return report(new CheckReport.PolicyStamp(set.source(), set.revision(), set.digest()));
    }

    CheckReport report(List<InputError> policyErrors) {
        policyErrors.forEach(this::error);
        return report(new CheckReport.PolicyStamp("", "", ""));
    }

    private CheckReport report(CheckReport.PolicyStamp stamp) {
        var sorted = findings.stream()
                .sorted(Comparator.comparing(ReportedFinding::file).thenComparing(ReportedFinding::finding))
                .toList();
        return new CheckReport(
                stamp,
                versions,
                summary().with(sorted, 0),
                sorted,
                List.copyOf(changes.values()),
                List.copyOf(errors),
                List.copyOf(notes),
                files.stream().map(this::shown).collect(Collectors.toCollection(TreeSet::new)),
                List.of(),
                exceptions);
    }

    private Summary summary() {
        var unreadable = (int) errors.stream().map(InputError::file).distinct().count();
        return Summary.of(files.size(), projects, services, healthchecks, unreadable);
    }
}
