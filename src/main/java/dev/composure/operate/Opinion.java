package dev.composure.operate;

/// What compose says of an edit.
public sealed interface Opinion {

    /// It sees just what was planned.
    record Agrees() implements Opinion {}

    /// It sees something else, or does not accept the project any more; why, in words.
    record Objects(String why) implements Opinion {}

    /// It cannot read the project even as it is; why, in words.
    record CannotTell(String why) implements Opinion {}
}
