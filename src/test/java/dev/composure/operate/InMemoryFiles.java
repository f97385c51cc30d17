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
    private volatile boolean isFull;

    /// As on a file system that is mounted read-only.
    public void refuseWrites(boolean refuses) {
        refusesWrites = refuses;
    }

    /// As on a disk that has no room for another file, which nobody foresees.
    public void fill(boolean full) {
        isFull = full;
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
        if (refusesWrites || isFull) {
            throw new WriteRefused(path + " is read-only");
        }
        var present = read(path).orElseThrow(() -> new WriteRefused(path + " is not there any more."));
        if (!Arrays.equals(present, expected)) {
            throw new WriteRefused(path + " has changed since it was read; nothing was written.");
        }
        put(path, replacement);
    }

    @Override
    public Optional<String> obstacle(String path) {
        return refusesWrites ? Optional.of(path + " is read-only") : Optional.empty();
    }

    @Override
    public void rehearse(String path, byte[] replacement) {
        if (refusesWrites || isFull) {
            throw new WriteRefused(path + " could not be replaced");
        }
        if (!contents.containsKey(path)) {
            throw new WriteRefused(path + " is not there any more.");
        }
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
