package dev.composure.operate;

/// The API of a running operator, for the commands that talk to it. An operator that cannot be reached, or
/// that refuses, throws [OperatorUnavailable].
public interface OperatorApi {

    /// The body of the answer to a GET.
    String get(String path);

    /// The same, as a `Table` of `meta.k8s.io/v1`.
    String table(String path);

    /// The body of the answer to a PATCH with a JSON merge patch.
    String patch(String path, String mergePatch);
}
