package dev.composure.files;

import dev.composure.operate.Patches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Patches as files that their owner alone can read, in a folder that he alone may enter.
public final class PatchFolder implements Patches {

    private static final String SUFFIX = ".patch";

    private final Path folder;

    public PatchFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public SortedSet<String> kept() {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the patches in " + folder, failed);
        }
    }

    @Override
    public String keep(String name, String patch) {
        var target = folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + SUFFIX);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            PrivateFile.replace(target, patch);
            return target.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the patch " + target, failed);
        }
    }
}
