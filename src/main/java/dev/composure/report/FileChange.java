package dev.composure.report;

/// The text of a file before and after the chosen remedies. The path is as reports show it.
public record FileChange(String path, String before, String after) implements Comparable<FileChange> {
    @Override
    public int compareTo(FileChange other) {
        return path.compareTo(other.path);
    }
}
