package dev.composure.policy;

/// What happens to a compose file that is tracked in a git work tree.
public enum GitManaged {
    /// A patch, and nothing else.
    PROPOSE,
    /// A patch, and a branch with a commit.
    BRANCH,
    COMMIT,
    EDIT,
    REFUSE
}
