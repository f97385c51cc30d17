package dev.composure.report;

import dev.composure.policy.Severity;

/// Colours for a terminal, or none.
public enum Paint {
    COLOURED,
    PLAIN;

    public String bold(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    public String added(String text) {
        return paint("32", text);
    }

    public String removed(String text) {
        return paint("31", text);
    }

    String place(String text) {
        return paint("36", text);
    }

    String severity(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> paint("1;31", text);
            case WARNING -> paint("1;33", text);
            case INFO -> paint("1;34", text);
            case OFF -> text;
        };
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
