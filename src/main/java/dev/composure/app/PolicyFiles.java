package dev.composure.app;

import dev.composure.operate.PolicySource;

/// stub
final class PolicyFiles {
    private PolicyFiles() {}

    static PolicySource source(String path) {
        throw new StartRefused("stub " + path);
    }
}
