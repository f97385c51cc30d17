package dev.composure.operate;

/// The API of a running operator, for the commands that talk to it.
@FunctionalInterface
public interface OperatorApi {

    /// The body of the answer to a GET. An operator that cannot be reached, or that refuses, throws
    /// [OperatorUnavailable].
    String get(String path);
}
