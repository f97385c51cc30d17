package dev.composure.app;

import dev.composure.cli.ManPage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Prints the page of the manual, for the build. Nothing else calls it.
final class Manual {

    private Manual() {}

    public static void main(String[] arguments) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(ManPage.of(Main.commandLine()));
    }
}
