package dev.composure.operate.check;

import dev.composure.compose.UnreadableSource;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.KnownFindings;
import dev.composure.report.json.KnownFindingsJson;
import java.nio.file.Path;
import java.util.List;

/// Tells new findings from those that a baseline knows, and keeps the baseline.
public final class CompareBaseline {

    private final SourceTree tree;
    private final ReportWriter writer;
    private final Path workingDirectory;

    public CompareBaseline(SourceTree tree, ReportWriter writer, String workingDirectory) {
        this.tree = tree;
        this.writer = writer;
        this.workingDirectory = Path.of(workingDirectory);
    }

    /// The report as the baseline in `known` sees it, and, where `written` names a file, that file with
    /// what there is now. Empty names stand for none. A baseline that cannot be read is an error of the
    /// report; an incomplete report makes no baseline.
    public CheckReport compare(CheckReport report, String known, String written) {
        var reading = known.isEmpty() ? new KnownFindingsJson.Reading.Read(KnownFindings.EMPTY) : read(known);
        return switch (reading) {
            case KnownFindingsJson.Reading.Broken broken -> report.withErrors(List.of(error(known, broken)));
            case KnownFindingsJson.Reading.Read(var baseline) ->
                written.isEmpty()
                        ? baseline.compare(report, this::isDeleted)
                        : renewed(report, baseline, written).compare(report, this::isDeleted);
        };
    }

    private KnownFindings renewed(CheckReport report, KnownFindings baseline, String file) {
        if (!report.isComplete()) {
            throw new ReportUnwritten("The baseline " + file
                    + " is not written: not everything could be judged, and what was not would be missing from it.");
        }
        var renewed = baseline.renewed(report, this::isDeleted);
        writer.write(file, KnownFindingsJson.render(renewed));
        return renewed;
    }

    private boolean isDeleted(String file) {
        return tree.kind(workingDirectory.resolve(file).normalize().toString()) == SourceTree.Kind.NOTHING;
    }

    private KnownFindingsJson.Reading read(String file) {
        try {
            return tree.read(workingDirectory.resolve(file).normalize().toString())
                    .map(KnownFindingsJson::read)
                    .orElseGet(() -> new KnownFindingsJson.Reading.Broken(0, 0, "there is no such file"));
        } catch (UnreadableSource unreadable) {
            return new KnownFindingsJson.Reading.Broken(0, 0, String.valueOf(unreadable.getMessage()));
        }
    }

    private static InputError error(String file, KnownFindingsJson.Reading.Broken broken) {
        return new InputError(
                file,
                broken.line(),
                broken.column(),
                "This baseline cannot be read: " + broken.why() + ". Make it with --write-baseline.");
    }
}
