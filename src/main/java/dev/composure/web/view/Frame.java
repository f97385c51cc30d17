package dev.composure.web.view;

import dev.composure.web.access.Visitor;

/// What is around every page. `version` is that of what the page shows and `events` where changes of it are
/// told; both are empty on pages that do not change by themselves. `trouble` is shown above everything.
public record Frame(
        String title,
        String section,
        String role,
        boolean mayAct,
        String csrf,
        String events,
        String version,
        String trouble) {

    /// For whoever has not come in.
    public static Frame outside(String title) {
        return new Frame(title, "", "", false, "", "", "", "");
    }

    public static Frame of(Visitor visitor, String title, String section) {
        return new Frame(title, section, visitor.word(), visitor.mayAct(), visitor.csrf(), "", "", "");
    }

    public Frame live(String where, long shown) {
        return new Frame(title, section, role, mayAct, csrf, where, Long.toString(shown), trouble);
    }

    public Frame withTrouble(String text) {
        return new Frame(title, section, role, mayAct, csrf, events, version, text);
    }

    public boolean isInside() {
        return !role.isEmpty();
    }
}
