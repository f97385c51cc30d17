package dev.composure.compose;

/// Where a value stands in its file. Lines and columns count from 1, columns in code points; the end is exclusive.
public record Position(String file, int line, int column, int endLine, int endColumn) {

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1: " + line + ":" + column);
        }
    }

    /// The form people and editors read: `file:line:column`.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
