package dev.composure.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What `make build` made, as its users have it. */
public final class Distribution {

    private Distribution() {}

    /** The words of a `composure` command. */
    public static List<String> words(String... arguments) {
        var all = new ArrayList<String>();
        all.add(launcher().toString());
        all.addAll(List.of(arguments));
        return all;
    }

    private static Path launcher() {
        var launcher = Path.of(System.getProperty("composure.dist", "target/dist"), "bin", "composure")
                .toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw Prerequisite.missing("no %s: run `make build`".formatted(launcher));
        }
        return launcher;
    }
}
