package dev.composure.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What `make build` made, as its users have it. */
final class Distribution {

    private Distribution() {}

    /** The words of a `composure` command. */
    static List<String> words(String... arguments) {
        var all = new ArrayList<>(launcher());
        all.addAll(List.of(arguments));
        return all;
    }

    private static List<String> launcher() {
        var launcher = Path.of(System.getProperty("composure.dist", "target/dist"), "bin", "composure")
                .toAbsolutePath();
        if (Files.isExecutable(launcher)) {
            return List.of(launcher.toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Path.of("target", "composure-0.1.0-SNAPSHOT-runner.jar")
                        .toAbsolutePath()
                        .toString(),
                "dev.composure.app.Main");
    }
}
