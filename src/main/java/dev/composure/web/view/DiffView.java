package dev.composure.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A unified diff, taken apart for a page: its lines one below the other, and the same side by side.
public record DiffView(List<File> files) {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    public DiffView {
        files = List.copyOf(files);
    }

    /// The changes of one file.
    public record File(String path, List<Line> lines, List<Pair> pairs) {
        public File {
            lines = List.copyOf(lines);
            pairs = List.copyOf(pairs);
        }

        /// What undoes it.
        public File reversed() {
            var back = new ArrayList<Line>();
            var returning = new ArrayList<Line>();
            for (Line line : lines) {
                if (line.kind().equals("removed")) {
                    returning.add(line.reversed());
                } else if (line.kind().equals("added")) {
                    back.add(line.reversed());
                } else {
                    back.addAll(returning);
                    returning.clear();
                    back.add(line);
                }
            }
            back.addAll(returning);
            return new File(path, back, DiffView.pairs(back));
        }
    }

    /// `kind` is `removed`, `added`, `kept` or `gap`; a number is empty where the line is not on that side.
    public record Line(String kind, String before, String after, String text) {

        private static final Line NONE = new Line("none", "", "", "");

        private Line reversed() {
            return new Line(kind.equals("added") ? "removed" : "added", after, before, text);
        }

        public String sign() {
            return switch (kind) {
                case "removed" -> "-";
                case "added" -> "+";
                default -> "";
            };
        }
    }

    /// What stands beside each other.
    public record Pair(Line left, Line right) {}

    public boolean isEmpty() {
        return files.isEmpty();
    }

    public static DiffView of(String unified) {
        var reading = new Reading();
        unified.lines().forEach(reading::line);
        return new DiffView(reading.files());
    }

    /// Reads line by line. What a header says of the lengths tells a removed `-- x` from the head of the next file.
    private static final class Reading {

        private final List<File> files = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private String path = "";
        private int before;
        private int after;
        private int leftBefore;
        private int leftAfter;

        private void line(String line) {
            var hunk = HUNK.matcher(line);
            if (leftBefore > 0 || leftAfter > 0) {
                inHunk(line);
            } else if (hunk.matches()) {
                before = Integer.parseInt(hunk.group(1));
                after = Integer.parseInt(hunk.group(3));
                leftBefore = count(hunk.group(2));
                leftAfter = count(hunk.group(4));
                lines.add(new Line("gap", "", "", "from line %d on".formatted(Math.max(after, 1))));
            } else if (line.startsWith("+++ ")) {
                endFile();
                path = named(line.substring(4));
            }
        }

        private static int count(String group) {
            return group == null ? 1 : Integer.parseInt(group);
        }

        private static String named(String name) {
            return name.startsWith("b/") ? name.substring(1).strip() : name.strip();
        }

        private void inHunk(String line) {
            if (line.startsWith("-")) {
                leftBefore--;
                lines.add(new Line("removed", Integer.toString(before++), "", line.substring(1)));
            } else if (line.startsWith("+")) {
                leftAfter--;
                lines.add(new Line("added", "", Integer.toString(after++), line.substring(1)));
            } else if (!line.startsWith("\\")) {
                leftBefore--;
                leftAfter--;
                lines.add(new Line(
                        "kept",
                        Integer.toString(before++),
                        Integer.toString(after++),
                        line.isEmpty() ? "" : line.substring(1)));
            }
        }

        private void endFile() {
            if (!lines.isEmpty()) {
                files.add(new File(path, lines, pairs(lines)));
                lines.clear();
            }
        }

        private List<File> files() {
            endFile();
            return files;
        }
    }

    private static List<Pair> pairs(List<Line> lines) {
        var pairs = new ArrayList<Pair>();
        var removed = new ArrayList<Line>();
        var added = new ArrayList<Line>();
        for (Line line : lines) {
            switch (line.kind()) {
                case "removed" -> removed.add(line);
                case "added" -> added.add(line);
                default -> {
                    drain(removed, added, pairs);
                    pairs.add(new Pair(line, line));
                }
            }
        }
        drain(removed, added, pairs);
        return pairs;
    }

    private static void drain(List<Line> removed, List<Line> added, List<Pair> pairs) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            pairs.add(new Pair(at(removed, i), at(added, i)));
        }
        removed.clear();
        added.clear();
    }

    private static Line at(List<Line> lines, int index) {
        return index < lines.size() ? lines.get(index) : Line.NONE;
    }
}
