package broken.composure.compose;

import java.nio.file.Path;

/** Breaks "pure stays pure". */
public record ReadsTheDisk(Path path) {}
