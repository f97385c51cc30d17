package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A block of commands in a document: fenced, and said to be `sh`, or `console`, where the commands begin with `$`.
record CommandBlock(String document, List<String> commands) {

    private static final Path README = Path.of("README.md");
    private static final Set<String> LANGUAGES = Set.of("sh", "console");
    private static final String FENCE = "```";

    CommandBlock {
        commands = List.copyOf(commands);
    }

    /// All of them, the README's first.
    static List<CommandBlock> all() {
        try (var documents = Files.list(Path.of("src", "docs"))) {
            return Stream.concat(
                            Stream.of(README, Path.of("k8s", "README.md")),
                            documents
                                    .filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .flatMap(document -> in(document).stream())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<CommandBlock> in(Path document) {
        try {
            return in(document.toString(), Files.readAllLines(document));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<CommandBlock> in(String document, List<String> lines) {
        var blocks = new ArrayList<CommandBlock>();
        var language = "";
        var isOpen = false;
        var commands = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith(FENCE)) {
                if (isOpen && LANGUAGES.contains(language)) {
                    blocks.add(new CommandBlock(document, commands));
                }
                language = isOpen ? "" : line.substring(FENCE.length()).strip();
                commands.clear();
                isOpen = !isOpen;
            } else if (isOpen) {
                commandOf(language, line).forEach(commands::add);
            }
        }
        return blocks;
    }

    /// With its comment, which may say what holds when it is run.
    private static Stream<String> commandOf(String language, String line) {
        if (language.equals("console")) {
            return line.startsWith("$ ") ? Stream.of(line.substring(2)) : Stream.of();
        }
        return line.isBlank() || line.strip().startsWith("#") ? Stream.of() : Stream.of(line);
    }

    /// A command without its comment.
    static String words(String command) {
        return command.replaceFirst("\\s+# .*$", "").strip();
    }

    /// By the document and the first command.
    String name() {
        return document + ": " + words(commands.getFirst());
    }

    @Override
    public String toString() {
        return name();
    }
}
