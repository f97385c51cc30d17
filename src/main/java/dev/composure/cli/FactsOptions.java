package dev.composure.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// What is believed of images beyond the compose files.
final class FactsOptions {

    @ArgGroup
    Source source = new Source();

    /// One or the other.
    static final class Source {

        @Option(
                names = "--facts",
                paramLabel = "FILE",
                defaultValue = "",
                description = "Also go by what `composure facts` found out about the images.")
        String file = "";

        @Option(
                names = "--engine",
                description = "Also go by what this host tells of the images and of the containers that run; it is only"
                        + " read. Without paths: all compose projects of this host.")
        boolean engine;
    }

    Knowing.Wanted wanted() {
        return new Knowing.Wanted(source.file, source.engine);
    }
}
