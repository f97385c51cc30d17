package dev.composure.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A curve of zombies as a chart for a terminal of 80 columns: a bar for each probe, and a mark at the
/// remedy. It has the same number of lines whatever it shows, so that one can be drawn over the other.
public record ZombieChart(Paint paint, Glyphs glyphs) {

    private static final int ROWS = 6;
    private static final int WIDTH = 66;
    private static final int BAR = 2;
    private static final int STEP = 4;
    private static final int LEGEND = 26;

    /// What it is drawn with. `levels` fill a cell ever more, from not at all to wholly.
    public enum Glyphs {
        BLOCKS(" ▁▂▃▄▅▆▇█", '▁', '│', '└', '─', '┊'),
        ASCII("   ...###", '_', '|', '+', '-', ':');

        private final String levels;
        private final char none;
        private final char side;
        private final char corner;
        private final char ground;
        private final char mark;

        Glyphs(String levels, char none, char side, char corner, char ground, char mark) {
            this.levels = levels;
            this.none = none;
            this.side = side;
            this.corner = corner;
            this.ground = ground;
            this.mark = mark;
        }

        /// One cell for a level, of which `top` fills it.
        String cell(int level, int top) {
            if (level <= 0) {
                return String.valueOf(none);
            }
            return String.valueOf(levels.charAt(Math.clamp((long) level * finest() / top, 1, finest())));
        }

        private int finest() {
            return levels.length() - 1;
        }

        private char full() {
            return levels.charAt(finest());
        }
    }

    public List<String> render(ZombieCurve curve) {
        int top = Math.max(STEP, (curve.highest() + STEP - 1) / STEP * STEP);
        var lines = new ArrayList<String>();
        for (int row = ROWS - 1; row >= 0; row--) {
            lines.add((label(row, top) + glyphs.side + row(curve, row, top)).stripTrailing());
        }
        lines.add(label(0) + glyphs.corner + String.valueOf(glyphs.ground).repeat(WIDTH));
        lines.add(legend(curve));
        return lines;
    }

    private static String label(int row, int top) {
        if (row == ROWS - 1) {
            return label(top);
        }
        return row == ROWS / 2 - 1 ? label(top / 2) : " ".repeat(label(0).length());
    }

    private static String label(int level) {
        return "%6d ".formatted(level);
    }

    private String row(ZombieCurve curve, int row, int top) {
        var before = bars(shown(curve.before(), WIDTH / BAR / 2), row, top, paint::removed);
        if (curve.after().isEmpty()) {
            return before;
        }
        return before
                + paint.faint(String.valueOf(glyphs.mark))
                + bars(shown(curve.after(), (WIDTH - 1) / BAR / 2), row, top, paint::added);
    }

    /// The latest ones, where not all have room.
    private static List<Integer> shown(List<Integer> levels, int most) {
        return levels.subList(Math.max(0, levels.size() - most), levels.size());
    }

    private String bars(List<Integer> levels, int row, int top, UnaryOperator<String> colour) {
        var cells = new StringBuilder();
        levels.forEach(
                level -> cells.append(String.valueOf(cell(level, row, top)).repeat(BAR)));
        return cells.toString().isBlank() ? cells.toString() : colour.apply(cells.toString());
    }

    private char cell(int level, int row, int top) {
        if (level == 0 && row == 0) {
            return glyphs.none;
        }
        int filled = level * ROWS * glyphs.finest() / top - row * glyphs.finest();
        return glyphs.levels.charAt(Math.clamp(filled, 0, glyphs.finest()));
    }

    private String legend(ZombieCurve curve) {
        var before = counted(curve.before());
        if (curve.after().isEmpty()) {
            return label(0).replace('0', ' ') + " " + before;
        }
        int room = Math.max(
                before.length() + 3,
                1 + BAR * shown(curve.before(), WIDTH / BAR / 2).size());
        return label(0).replace('0', ' ') + " " + before + " ".repeat(room - before.length()) + counted(curve.after());
    }

    private static String counted(List<Integer> levels) {
        return levels.isEmpty()
                ? "no probe yet"
                : "%d %s, %d %s"
                        .formatted(
                                levels.size(),
                                levels.size() == 1 ? "probe" : "probes",
                                levels.getLast(),
                                levels.getLast() == 1 ? "zombie" : "zombies");
    }

    /// The latest of some levels in one line, for where nothing can be drawn over.
    public String line(List<Integer> levels) {
        int length = Math.min(WIDTH - LEGEND, levels.getLast());
        return ("%-" + LEGEND + "s").formatted(counted(levels))
                + String.valueOf(glyphs.full()).repeat(length);
    }
}
