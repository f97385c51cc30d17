package broken.composure.docker;

import broken.composure.compose.ReadsTheDisk;
import picocli.CommandLine;

/** Breaks "frameworks stay at the edge". */
@CommandLine.Command
public record ParsesOptionsInAnAdapter(ReadsTheDisk disk) {}
