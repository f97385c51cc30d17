package dev.composure.operate;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// Shadows of [InMemoryFiles]: each is a folder of its own in which the changed texts stand, and only those.
public record InMemoryShadows(InMemoryFiles files) implements Shadows {

    private static final String ROOT = "/shadow";

    @Override
    public Shadow of(SortedMap<String, String> texts) {
        texts.forEach((path, text) -> files.put(ROOT + path, text.getBytes(StandardCharsets.UTF_8)));
        return new InMemoryShadow(files, new TreeMap<>(texts));
    }

    private record InMemoryShadow(InMemoryFiles files, SortedMap<String, String> texts) implements Shadow {
        @Override
        public String path(String original) {
            return ROOT + original;
        }

        @Override
        public String unshadowed(String text) {
            return text.replace(ROOT + "/", "/");
        }

        @Override
        public void close() {
            texts.keySet().forEach(path -> files.remove(ROOT + path));
        }
    }
}
