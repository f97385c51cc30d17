package dev.composure.operate;

/// What the compose command line answered. Exit code 0 proves nothing about the service's health. The output may hold
/// values of the environment: it is for the person at the terminal, never for a status.
public record ComposeOutcome(int exitCode, String output) {
    public boolean isSuccess() {
        return exitCode == 0;
    }
}
