package dev.composure.report.ci;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.composure.compose.Change;
import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Evidence;
import dev.composure.remedy.Candidate;
import dev.composure.report.FileChange;
import dev.composure.report.ReportedFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The chosen remedy of a finding as replacements of as few characters as possible, so that nothing of
/// the file rides along. A remedy that would write a credential is left out.
final class SarifFix {

    private final List<String> lines;

    private SarifFix(String before) {
        this.lines = linesOf(before);
    }

    static Optional<Sarif.Fix> of(ReportedFinding reported) {
        return reported.chosen()
                .filter(candidate -> !reported.changes().isEmpty() && !quotesSecret(candidate))
                .map(candidate -> new Sarif.Fix(
                        SarifReport.message(candidate.kind().word() + ": " + candidate.why()),
                        reported.changes().stream().map(SarifFix::change).toList()))
                .filter(fix -> fix.artifactChanges().stream()
                        .flatMap(change -> change.replacements().stream())
                        .map(replacement -> replacement.insertedContent().text())
                        .noneMatch(text -> holdsSecret(text, reported)));
    }

    private static boolean holdsSecret(String text, ReportedFinding reported) {
        return !Evidence.mask(text).equals(text) || reported.secrets().stream().anyMatch(text::contains);
    }

    private static boolean quotesSecret(Candidate candidate) {
        var isNewTest = candidate.edit().changes().stream().anyMatch(Change.SetTest.class::isInstance);
        return isNewTest && Evidence.quote(words(candidate.test())).contains(Evidence.MASK);
    }

    private static List<String> words(HealthcheckTest test) {
        if (test instanceof HealthcheckTest.Exec(var words)) {
            return words;
        }
        return test instanceof HealthcheckTest.Shell shell ? List.of(shell.script()) : List.of();
    }

    private static Sarif.ArtifactChange change(FileChange change) {
        return new Sarif.ArtifactChange(
                SarifReport.artifact(change.path()), new SarifFix(change.before()).replacements(change.after()));
    }

    private List<Sarif.Replacement> replacements(String after) {
        return DiffUtils.diff(lines, linesOf(after)).getDeltas().stream()
                .map(this::replacement)
                .toList();
    }

    private Sarif.Replacement replacement(AbstractDelta<String> delta) {
        var old = codePoints(delta.getSource().getLines());
        var wanted = codePoints(delta.getTarget().getLines());
        int start = Math.max(0, Arrays.mismatch(old, wanted));
        int kept = commonEnd(old, wanted, start);
        var begin = delta.getSource().getPosition() + 1;
        var from = place(old, start, begin);
        var to = place(old, old.length - kept, begin);
        return new Sarif.Replacement(
                new Sarif.Region(from[0], from[1], to[0], to[1]),
                new Sarif.Message(new String(wanted, start, wanted.length - kept - start)));
    }

    private static int commonEnd(int[] old, int[] wanted, int start) {
        int most = Math.min(old.length, wanted.length) - start;
        int kept = 0;
        while (kept < most && old[old.length - 1 - kept] == wanted[wanted.length - 1 - kept]) {
            kept++;
        }
        return kept;
    }

    private static int[] codePoints(List<String> lines) {
        return String.join("", lines).codePoints().toArray();
    }

    /// Line and column of an offset into a text that begins on that line.
    private static int[] place(int[] text, int offset, int firstLine) {
        int line = firstLine;
        int column = 1;
        for (int index = 0; index < offset; index++) {
            column++;
            if (text[index] == '\n') {
                line++;
                column = 1;
            }
        }
        return new int[] {line, column};
    }

    /// Each with its end.
    private static List<String> linesOf(String text) {
        return new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
    }
}
