package dev.composure.compose;

/// A rule that the compose file itself says is not to count, and why. The reason is empty where none is given. `where`
/// is how it is written: `x-composure.ignore`, or the label. `wholeFile` is true where it is meant for all services.
public record IgnoredRule(String rule, String reason, String where, boolean wholeFile, Position position) {

    public boolean hasReason() {
        return !reason.isEmpty();
    }
}
