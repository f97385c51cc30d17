package dev.composure.compose.yaml;

import dev.composure.compose.Problem;
import java.util.List;

/// The YAML documents of one file, and what is wrong in it. A file that is no YAML has no documents.
public record Documents(SourceText source, List<Syntax> roots, List<Problem> problems) {
    public Documents {
        roots = List.copyOf(roots);
        problems = List.copyOf(problems);
    }
}
