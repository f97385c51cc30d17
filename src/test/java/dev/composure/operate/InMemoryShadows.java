package dev.composure.operate;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Shadows of [InMemoryFiles]: each is a folder of its own in which the changed texts stand, and only those.
public record InMemoryShadows(InMemoryFiles files) implements Shadows {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Override
    public Shadow of(SortedMap<String, String> texts) {
        var root = "/shadow" + MADE.incrementAndGet();
        texts.forEach((path, text) -> files.put(root + path, text.getBytes(StandardCharsets.UTF_8)));
        return new InMemoryShadow(files, root, new TreeMap<>(texts));
    }

    private record InMemoryShadow(InMemoryFiles files, String root, SortedMap<String, String> texts) implements Shadow {
        @Override
        public String path(String original) {
            return root + original;
        }

        @Override
        public String unshadowed(String text) {
            return text.replace(root + "/", "/");
        }

        @Override
        public void close() {
            texts.keySet().forEach(path -> files.remove(root + path));
        }
    }
}
