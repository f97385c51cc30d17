package dev.composure.compose;

/// One optional value of a compose file: written and understood, written but unknown (an unset variable, a spelling
/// nobody accepts), or not written at all.
public sealed interface Setting<T> {

    /// The value, the words of the file it was read from (not interpolated), and where they stand.
    record Known<T>(T value, String written, Position position) implements Setting<T> {}

    /// Something is written, but its value cannot be known; why, in words.
    record Unknown<T>(String written, Position position, String why) implements Setting<T> {}

    record Unset<T>() implements Setting<T> {}

    /// The known value, or what holds without one.
    default T or(T fallback) {
        return this instanceof Known<T> known ? known.value() : fallback;
    }

    default boolean isWritten() {
        return !(this instanceof Unset<T>);
    }
}
