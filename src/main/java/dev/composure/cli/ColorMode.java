package dev.composure.cli;

import dev.composure.report.Paint;
import java.util.Locale;

/// When a result is coloured.
enum ColorMode {
    AUTO,
    ALWAYS,
    NEVER;

    Paint paint(Terminal terminal) {
        return switch (this) {
            case ALWAYS -> Paint.COLOURED;
            case NEVER -> Paint.PLAIN;
            case AUTO -> terminal.wantsColour() ? Paint.COLOURED : Paint.PLAIN;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
