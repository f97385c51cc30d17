package dev.composure.web.view;

import dev.composure.web.access.Visitor;
import dev.composure.web.live.Trouble;
import java.util.List;

/// What is around every page. `version` is that of what the page shows and `events` where changes of it are
/// told; both are empty where nobody came in. `troubles` are shown above everything.
public record Frame(
        String title,
        String section,
        String role,
        boolean mayAct,
        String csrf,
        String events,
        String version,
        List<Trouble> troubles) {

    public Frame {
        troubles = List.copyOf(troubles);
    }

    /// For whoever has not come in.
    public static Frame outside(String title) {
        return new Frame(title, "", "", false, "", "", "", List.of());
    }

    public static Frame of(Visitor visitor, String title, String section) {
        return new Frame(title, section, visitor.word(), visitor.mayAct(), visitor.csrf(), "", "", List.of());
    }

    public Frame live(String where, long shown) {
        return new Frame(title, section, role, mayAct, csrf, where, Long.toString(shown), troubles);
    }

    public Frame with(List<Trouble> found) {
        return new Frame(title, section, role, mayAct, csrf, events, version, found);
    }

    public boolean isInside() {
        return !role.isEmpty();
    }
}
