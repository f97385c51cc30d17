package dev.composure.policy;

/// What happens to a compose file that is tracked in a git work tree.
public enum GitManaged {
    PROPOSE,
    COMMIT,
    EDIT,
    REFUSE
}
