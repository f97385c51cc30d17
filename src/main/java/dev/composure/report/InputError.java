package dev.composure.report;

import dev.composure.compose.Problem;
import java.util.Comparator;

/// Something asked for could not be read or judged. Line and column are 0 where there is none.
public record InputError(String file, int line, int column, String message) implements Comparable<InputError> {

    private static final Comparator<InputError> ORDER = Comparator.comparing(InputError::file)
            .thenComparingInt(InputError::line)
            .thenComparingInt(InputError::column)
            .thenComparing(InputError::message);

    public static InputError of(String file, String message) {
        return new InputError(file, 0, 0, message);
    }

    public static InputError at(Problem problem) {
        var position = problem.position();
        return new InputError(position.file(), position.line(), position.column(), problem.message());
    }

    public InputError in(String shownFile) {
        return new InputError(shownFile, line, column, message);
    }

    /// `file:line:column`, or as much of it as there is.
    public String place() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }

    /// One line for a person; `kind` is `error` or `note`.
    public String line(String kind) {
        return Visible.line(place() + ": " + kind + ": " + message);
    }

    @Override
    public int compareTo(InputError other) {
        return ORDER.compare(this, other);
    }
}
