package dev.composure.operate;

/// Where the policies come from. It always has policies to give: the last good ones stay in force.
@FunctionalInterface
public interface PolicySource {

    /// Looks whether they have changed, which may take as long as a remote takes to answer.
    PolicyStanding look();

    /// What the last look has found, at once.
    default PolicyStanding known() {
        return look();
    }
}
