package dev.composure.web.access;

import dev.composure.operate.access.Role;
import java.util.Locale;

/// Whoever asks for a page, and the word that his forms must bring back.
public record Visitor(Role role, String csrf) {

    public boolean mayAct() {
        return switch (role) {
            case VIEWER -> false;
            case OPERATOR -> true;
        };
    }

    public String word() {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
