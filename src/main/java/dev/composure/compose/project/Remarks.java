package dev.composure.compose.project;

import dev.composure.compose.Position;
import dev.composure.compose.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Collects what could not be understood (problems) and what is unknown but does no harm (notes), each said once.
public final class Remarks {

    private static final int MOST = 1_000;
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.position().file())
            .thenComparingInt(problem -> problem.position().line())
            .thenComparingInt(problem -> problem.position().column())
            .thenComparing(Problem::message);

    private final SequencedSet<Problem> problems = new LinkedHashSet<>();
    private final SequencedSet<Problem> notes = new LinkedHashSet<>();

    void problem(Position position, String message) {
        add(problems, new Problem(position, message));
    }

    void problems(List<Problem> more) {
        more.forEach(problem -> add(problems, problem));
    }

    void note(Position position, String message) {
        add(notes, new Problem(position, message));
    }

    private static void add(SequencedSet<Problem> remarks, Problem remark) {
        if (remarks.size() < MOST) {
            remarks.add(remark);
        }
    }

    public List<Problem> problems() {
        return sorted(problems);
    }

    public List<Problem> notes() {
        return sorted(notes);
    }

    private static List<Problem> sorted(SequencedSet<Problem> remarks) {
        var list = new ArrayList<>(remarks);
        list.sort(BY_PLACE);
        return list;
    }
}
