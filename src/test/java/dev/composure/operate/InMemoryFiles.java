package dev.composure.operate;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Files that are in no folder.
public final class InMemoryFiles implements ProjectFiles {

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    private volatile boolean refusesWrites;

    /// As on a file system that is mounted read-only.
    public void refuseWrites(boolean refuses) {
        refusesWrites = refuses;
    }

    /// What somebody else writes.
    public void put(String path, byte[] content) {
        contents.put(path, content.clone());
    }

    void remove(String path) {
        contents.remove(path);
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(contents.get(path)).map(byte[]::clone);
    }

    @Override
    public Optional<Instant> modifiedAt(String path) {
        return read(path).map(_ -> Instant.EPOCH);
    }

    @Override
    public void replace(String path, byte[] expected, byte[] replacement) {
        if (refusesWrites) {
            throw new WriteRefused(path + " is read-only");
        }
        var present = read(path).orElseThrow(() -> new WriteRefused(path + " is not there any more."));
        if (!Arrays.equals(present, expected)) {
            throw new WriteRefused(path + " has changed since it was read; nothing was written.");
        }
        put(path, replacement);
    }

    @Override
    public void removeLeftovers(String path) {
        contents.keySet().removeIf(name -> name.endsWith(".tmp"));
    }

    @Override
    public String keepCopy(String path) {
        var copy = path + ".orig";
        for (int number = 1; contents.containsKey(copy); number++) {
            copy = path + ".orig." + number;
        }
        put(copy, read(path).orElseThrow(() -> new WriteRefused(path + " is not there any more.")));
        return copy;
    }
}
