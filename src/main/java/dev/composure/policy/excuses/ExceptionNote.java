package dev.composure.policy.excuses;

import dev.composure.compose.Position;
import dev.composure.policy.PolicyException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/// An exception that somebody should look at, and why.
public record ExceptionNote(String name, State state, String owner, LocalDate until, Position position, String message)
        implements Comparable<ExceptionNote> {

    /// What is the matter with an exception.
    public enum State {
        /// Its last day is over.
        EXPIRED,
        /// It ends later than the policy allows, and has no effect.
        TOO_LONG,
        /// Nothing of what was judged needs it.
        UNUSED,
        /// It ends soon.
        EXPIRING;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Comparator<ExceptionNote> ORDER = Comparator.comparing(
                    (ExceptionNote note) -> note.position().file())
            .thenComparingInt(note -> note.position().line())
            .thenComparing(ExceptionNote::name);

    static ExceptionNote of(PolicyException exception, State state, String message) {
        return new ExceptionNote(
                exception.name(),
                state,
                exception.owner(),
                exception.until(),
                exception.position(),
                "The exception `" + exception.name() + "` of " + exception.owner() + " " + message);
    }

    @Override
    public int compareTo(ExceptionNote other) {
        return ORDER.compare(this, other);
    }
}
