package dev.composure.app;

import java.util.ArrayList;
import java.util.List;

/// Runs several command lines, one after the other, in one process: what the build watches to learn which classes short
/// commands need. Nothing else calls it.
final class Rehearsal {

    private static final String BETWEEN = "--";

    private Rehearsal() {}

    public static void main(String[] arguments) {
        var line = new ArrayList<String>();
        for (var argument : arguments) {
            if (argument.equals(BETWEEN)) {
                play(line);
                line.clear();
            } else {
                line.add(argument);
            }
        }
        play(line);
    }

    private static void play(List<String> line) {
        var words = line.toArray(String[]::new);
        Main.commandLine(words).execute(words);
    }
}
