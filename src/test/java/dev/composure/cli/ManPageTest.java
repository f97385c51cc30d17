package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManPageTest {

    @Command(name = "composure", description = "Keeps order.", subcommands = Look.class)
    static final class Whole {}

    @Command(name = "look", description = "Look, and touch nothing.")
    static final class Look {

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = ".gitignore is\nrespected; 100%% of it.")
        String file = "";

        @Option(names = "--secret", hidden = true)
        boolean secret;

        @Parameters(paramLabel = "PATH", description = "C:\\paths")
        String path = "";
    }

    private final String page = ManPage.of(new CommandLine(new Whole()));

    @Test
    void commandsAndOptionsAreEntries() {
        assertThat(page)
                .startsWith(".TH COMPOSURE 1 ")
                .contains("composure \\- Keeps order.\n")
                .contains(".SS composure look\nLook, and touch nothing.\n.TP\n.B PATH\n")
                .contains(".TP\n.B \\-f, \\-\\-file FILE\n")
                .doesNotContain("secret");
    }

    @Test
    void wordsAreNoRequests() {
        assertThat(page)
                .contains("\n\\&.gitignore is\nrespected; 100% of it.\n")
                .contains("\nC:\\epaths\n");
    }
}
