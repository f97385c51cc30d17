package dev.composure.files;

import dev.composure.operate.Shadows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Shadows made of symbolic links: below a temporary folder, the folders that lead to the changed files are real, and
/// everything else in them is a link to the original. The real files are never touched.
public final class LinkedShadows implements Shadows {

    @Override
    public Shadow of(SortedMap<String, String> texts) {
        try {
            var root = Files.createTempDirectory("composure-shadow-").toRealPath();
            return built(new LinkedShadow(root), texts);
        } catch (IOException failed) {
            throw new UncheckedIOException("no shadow of the project could be made: " + failed.getMessage(), failed);
        }
    }

    /// One that cannot be built leaves nothing behind either.
    private static Shadow built(LinkedShadow shadow, SortedMap<String, String> texts) throws IOException {
        try {
            shadow.build(texts);
            return shadow;
        } catch (IOException failed) {
            shadow.close();
            throw failed;
        }
    }

    private record LinkedShadow(Path root) implements Shadow {

        private void build(SortedMap<String, String> texts) throws IOException {
            var folders = new TreeSet<Path>();
            for (String file : texts.keySet()) {
                for (var folder = Path.of(file).getParent(); folder != null; folder = folder.getParent()) {
                    folders.add(folder);
                }
            }
            for (Path folder : folders) {
                makeFolder(folder, folders, texts.keySet());
            }
            for (var text : texts.entrySet()) {
                Files.writeString(shadowOf(Path.of(text.getKey())), text.getValue(), StandardCharsets.UTF_8);
            }
        }

        private void makeFolder(Path folder, Set<Path> real, Set<String> changed) throws IOException {
            var here = shadowOf(folder);
            Files.createDirectories(here);
            try (var entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (!real.contains(entry) && !changed.contains(entry.toString())) {
                        Files.createSymbolicLink(here.resolve(entry.getFileName()), entry);
                    }
                }
            }
        }

        private Path shadowOf(Path original) {
            return root.resolve(Path.of("/").relativize(original));
        }

        @Override
        public String path(String original) {
            return shadowOf(Path.of(original)).toString();
        }

        @Override
        public String unshadowed(String text) {
            return text.replace(root + "/", "/");
        }

        @Override
        public void close() {
            try (var entries = Files.walk(root)) {
                for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(entry);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("the shadow %s could not be removed".formatted(root), failed);
            }
        }
    }
}
