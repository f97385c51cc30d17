package broken.composure.compose;

import broken.composure.docker.ParsesOptionsInAnAdapter;

/** Breaks "arrows are pointed" and, with its counterpart, "packages have no cycles". */
public record KnowsTheDocker(ParsesOptionsInAnAdapter adapter) {}
