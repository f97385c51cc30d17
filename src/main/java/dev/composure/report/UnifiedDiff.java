package dev.composure.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.composure.policy.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Unified diffs that `git apply` and `patch -p1` take.
public final class UnifiedDiff {

    private static final int CONTEXT = 3;
    private static final String NO_END = "\n\\ No newline at end of file";

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    private UnifiedDiff() {}

    public static String render(List<FileChange> changes) {
        return changes.stream()
                .flatMap(change -> lines(change, CONTEXT).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /// The changed lines only, with credentials masked: for reports that leave the machine.
    public static String renderMasked(List<FileChange> changes) {
        return changes.stream()
                .flatMap(change -> lines(change, 0).stream())
                .map(Evidence::mask)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> lines(FileChange change, int context) {
        var before = linesOf(change.before());
        return UnifiedDiffUtils.generateUnifiedDiff(
                        name("a/", change.path()),
                        name("b/", change.path()),
                        before,
                        DiffUtils.diff(before, linesOf(change.after())),
                        context)
                .stream()
                .map(UnifiedDiff::renumbered)
                .toList();
    }

    /// Where a side of a hunk has no line, its number is that of the line before; the library gives the
    /// one after.
    private static String renumbered(String line) {
        var hunk = HUNK.matcher(line);
        if (!hunk.matches()) {
            return line;
        }
        return "@@ -%s +%s @@".formatted(side(hunk.group(1), hunk.group(2)), side(hunk.group(3), hunk.group(4)));
    }

    private static String side(String start, String count) {
        int first = Integer.parseInt(start);
        return "%d,%s".formatted(count.equals("0") && first > 0 ? first - 1 : first, count);
    }

    /// A tab ends a name with blanks, as git writes it, or patch would cut it; what could end the line
    /// is quoted as git quotes it.
    private static String name(String prefix, String path) {
        if (path.chars().anyMatch(letter -> letter < ' ' || letter == 0x7f || letter == '"' || letter == '\\')) {
            return "\"" + prefix + path.chars().mapToObj(UnifiedDiff::quoted).collect(Collectors.joining()) + "\"";
        }
        return prefix + path + (path.contains(" ") ? "\t" : "");
    }

    private static String quoted(int letter) {
        if (letter == '"' || letter == '\\') {
            return "\\" + (char) letter;
        }
        return letter < ' ' || letter == 0x7f ? "\\%03o".formatted(letter) : String.valueOf((char) letter);
    }

    /// A last line without an end carries git's remark, so that it differs from one that has an end.
    private static List<String> linesOf(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        var last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + NO_END);
        }
        return lines;
    }
}
