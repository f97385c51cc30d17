package dev.composure.operate.notices;

import java.util.List;

/// What is to be told of a project: the notices, what has been told with them, and the keys of what is over.
public record News(List<Notice> notices, List<Told> told, List<String> over) {
    public News {
        notices = List.copyOf(notices);
        told = List.copyOf(told);
        over = List.copyOf(over);
    }

    boolean isNone() {
        return told.isEmpty() && over.isEmpty();
    }
}
