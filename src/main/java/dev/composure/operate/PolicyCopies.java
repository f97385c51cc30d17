package dev.composure.operate;

import java.util.Optional;

/// A copy of the policies that were good last: they stay in force over a restart too.
public interface PolicyCopies {

    /// Those that came from that location, if it is theirs that are kept.
    Optional<PolicyTexts> of(String location);

    /// Keeps them instead of what was kept; where that cannot be done, what was kept stays.
    void keep(PolicyTexts good);

    /// Nothing is kept where nothing runs for long.
    final class None implements PolicyCopies {

        @Override
        public Optional<PolicyTexts> of(String location) {
            return Optional.empty();
        }

        @Override
        public void keep(PolicyTexts good) {}
    }
}
