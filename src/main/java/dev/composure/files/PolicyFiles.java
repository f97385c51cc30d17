package dev.composure.files;

import dev.composure.compose.UnreadableSource;
import dev.composure.operate.PolicyLoad;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.PolicyTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads policies from a file, from a folder (its `.yaml` and `.yml` files in the order of their names), or from the
/// baseline in the jar.
public final class PolicyFiles implements PolicyLoader {

    public static final String BUILT_IN = "built-in";
    private static final String BASELINE = "/policies/baseline.yaml";

    private final Path workingDirectory;
    private final DiskSources sources = new DiskSources();

    public PolicyFiles(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public PolicyLoad load(String location) {
        if (location.isEmpty() || location.equals(BUILT_IN)) {
            return new PolicyTexts(BUILT_IN, "", new TreeMap<>(Map.of(BUILT_IN, baseline()))).load();
        }
        var path = workingDirectory.resolve(location).normalize();
        try {
            return new PolicyTexts(location, "", texts(path)).load();
        } catch (UnreadableSource unreadable) {
            return refused(path, String.valueOf(unreadable.getMessage()));
        } catch (IOException failed) {
            return refused(path, "The policies cannot be read: " + failed.getMessage() + ".");
        }
    }

    /// Of the built-in baseline it never changes; of files it is their names, sizes, times and inodes.
    @Override
    public Optional<String> stamp(String location) {
        if (location.isEmpty() || location.equals(BUILT_IN)) {
            return Optional.of(BUILT_IN);
        }
        try {
            var stamps = new ArrayList<String>();
            for (var file : files(workingDirectory.resolve(location).normalize())) {
                var facts = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.add("%s %d %s %s".formatted(file, facts.size(), facts.lastModifiedTime(), facts.fileKey()));
            }
            return Optional.of(String.join("\n", stamps));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The file at that path; of a folder, its tests of policies, by name.
    public List<String> testFiles(String location) {
        var path = workingDirectory.resolve(location).normalize();
        if (!Files.exists(path)) {
            throw new UnreadableSource("There is no such file or folder. Check the path.");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path.toString());
        }
        try (var entries = Files.list(path)) {
            return entries.map(Path::toString)
                    .filter(file -> file.matches("(?s).*\\.test\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UnreadableSource("This folder cannot be listed: " + failed.getMessage() + ".");
        }
    }

    private static String baseline() {
        try (var stream = PolicyFiles.class.getResourceAsStream(BASELINE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar holds no " + BASELINE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private SortedMap<String, String> texts(Path path) throws IOException {
        var texts = new TreeMap<String, String>();
        for (var file : files(path)) {
            sources.read(file.toString()).ifPresent(text -> texts.put(file.toString(), text));
        }
        return texts;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> PolicyTexts.isPolicyFile(file.toString()))
                    .sorted()
                    .toList();
        }
    }

    private static PolicyLoad refused(Path path, String message) {
        return PolicyLoad.Refused.unavailable(path.toString(), message);
    }
}
