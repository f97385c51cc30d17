package dev.composure.compose.yaml;

import dev.composure.compose.Position;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The text of one file, addressed by code point as the marks of YAML are.
public final class SourceText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String path;
    private final int[] points;
    private final int[] lineStarts;

    private SourceText(String path, int[] points) {
        this.path = path;
        this.points = points;
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, points.length)
                                .filter(at -> endsLine(points, at))
                                .map(at -> at + 1))
                .toArray();
    }

    public static SourceText of(String path, String text) {
        return new SourceText(path, text.codePoints().toArray());
    }

    private static boolean endsLine(int[] points, int at) {
        return points[at] == '\n' || (points[at] == '\r' && (at + 1 == points.length || points[at + 1] != '\n'));
    }

    public String path() {
        return path;
    }

    public int length() {
        return points.length;
    }

    public int at(int index) {
        return points[index];
    }

    public String text() {
        return slice(0, points.length);
    }

    public String slice(int start, int end) {
        return new String(points, start, end - start);
    }

    /// The text with everything from `start` to `end` replaced.
    public String spliced(int start, int end, String replacement) {
        return slice(0, start) + replacement + slice(end, points.length);
    }

    public Position position(int start, int end) {
        int line = lineOf(start);
        int endLine = lineOf(end);
        return new Position(path, line + 1, column(line, start), endLine + 1, column(endLine, end));
    }

    private int column(int line, int index) {
        var hidden = line == 0 && index > 0 && points[0] == BYTE_ORDER_MARK ? 1 : 0;
        return index - lineStarts[line] - hidden + 1;
    }

    private int lineOf(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found : -found - 2;
    }

    /// Where the line that holds `index` starts.
    public int lineStart(int index) {
        var start = lineStarts[lineOf(index)];
        return start == 0 && points.length > 0 && index > 0 && points[0] == BYTE_ORDER_MARK ? 1 : start;
    }

    /// Where the next line starts, or the end of the text.
    public int nextLine(int index) {
        int line = lineOf(index) + 1;
        return line < lineStarts.length ? lineStarts[line] : points.length;
    }

    /// Where the line that holds `index` ends, its line break not counted.
    public int lineEnd(int index) {
        int end = nextLine(index);
        while (end > lineStarts[lineOf(index)] && isBreak(points[end - 1])) {
            end--;
        }
        return end;
    }

    public static boolean isBreak(int point) {
        return point == '\n' || point == '\r';
    }

    /// The line break of this file: that of its first line.
    public String lineBreak() {
        if (lineStarts.length < 2) {
            return "\n";
        }
        var end = lineStarts[1];
        return end >= 2 && points[end - 1] == '\n' && points[end - 2] == '\r' ? "\r\n" : slice(end - 1, end);
    }
}
