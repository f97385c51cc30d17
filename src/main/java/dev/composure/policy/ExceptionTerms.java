package dev.composure.policy;

import java.time.LocalDate;

/// What a policy asks of exceptions: they end within so many days, their end is announced so many days before, and
/// compose files may (`inline`) or may not except themselves.
public record ExceptionTerms(int maxDays, int warnDays, boolean inline) {

    public static final ExceptionTerms DEFAULT = new ExceptionTerms(366, 14, true);

    /// The last day on which an exception may end today.
    public LocalDate latestEnd(LocalDate today) {
        return today.plusDays(maxDays);
    }
}
