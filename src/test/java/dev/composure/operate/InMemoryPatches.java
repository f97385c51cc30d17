package dev.composure.operate;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Patches that are gone with the process. */
public final class InMemoryPatches implements Patches {

    private final SortedMap<String, String> patches = new TreeMap<>();

    @Override
    public String keep(String name, String patch) {
        patches.put(name, patch);
        return "/state/patches/" + name;
    }

    @Override
    public SortedSet<String> kept() {
        return new TreeSet<>(patches.keySet());
    }

    public SortedMap<String, String> texts() {
        return new TreeMap<>(patches);
    }
}
