package dev.composure.git;

/// A repository could not be reached or does not hold what was asked for; the message says what to do.
final class GitUnavailable extends RuntimeException {
    GitUnavailable(String message) {
        super(message);
    }
}
