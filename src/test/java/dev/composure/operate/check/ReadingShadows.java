package dev.composure.operate.check;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.compose.SourceReader;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.Shadows;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Shadows in memory, and a compose that reads what is in them as we do.
final class ReadingShadows implements Shadows {

    private static final String ROOT = "/shadow";

    private final MemoryTree tree;
    private SortedMap<String, String> shadowed = new TreeMap<>();

    ReadingShadows(MemoryTree tree) {
        this.tree = tree;
    }

    static boolean isShadow(ComposeInvocation invocation) {
        return invocation.directory().startsWith(ROOT);
    }

    @Override
    public Shadow of(SortedMap<String, String> texts) {
        shadowed = new TreeMap<>(texts);
        return new Shadow() {
            @Override
            public String path(String original) {
                return ROOT + original;
            }

            @Override
            public String unshadowed(String text) {
                return text.replace(ROOT, "");
            }

            @Override
            public void close() {
                shadowed = new TreeMap<>();
            }
        };
    }

    /// What compose prints of a project, as far as `init` goes.
    ComposeOutcome config(ComposeInvocation invocation) {
        SourceReader reader = isShadow(invocation)
                ? path -> Optional.ofNullable(shadowed.get(path)).or(() -> tree.read(path))
                : tree;
        var real = invocation.at(path -> path.replace(ROOT, ""));
        var input = new ProjectInput(real.project(), real.directory(), real.files(), real.envFiles(), new TreeMap<>());
        return new ComposeOutcome(
                0,
                new ComposeLoader(reader)
                        .load(input).project().services().values().stream()
                                .map(ReadingShadows::json)
                                .collect(Collectors.joining(",", "{\"services\":{", "}}")));
    }

    private static String json(Service service) {
        return "\"%s\":{\"image\":\"%s\"%s}"
                .formatted(service.name(), service.image(), service.init().or(false) ? ",\"init\":true" : "");
    }
}
