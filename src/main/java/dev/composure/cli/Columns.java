package dev.composure.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text in columns, each as wide as its widest cell, three blanks apart.
final class Columns {

    private static final String GAP = "   ";

    private Columns() {}

    /// The first row is the heading; every row has as many cells.
    static String align(List<List<String>> rows) {
        var widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
