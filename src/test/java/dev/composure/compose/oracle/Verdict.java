package dev.composure.compose.oracle;

/// How one healthcheck compares.
record Verdict(String file, String service, Outcome outcome, String detail) {

    enum Outcome {
        AGREES,
        DIFFERS,
        NOT_COMPARABLE
    }

    String name() {
        return file + "#" + service;
    }
}
