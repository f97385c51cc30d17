package dev.composure.operate.access;

import java.util.Optional;

/// Knows the tokens by their hashes.
@FunctionalInterface
public interface Tokens {

    /// The role of whoever brings the token of that hash (SHA-256, hexadecimal); empty where it is nobody's.
    Optional<Role> roleOf(String hash);
}
