package dev.composure.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a file has besides its content and its times: mode, owner, group, and every extended attribute, among which
/// Linux keeps POSIX ACLs (`system.posix_acl_access`), SELinux labels and capabilities (`security.…`). Attributes of
/// other systems are not looked at. Values are kept as ISO-8859-1, which loses no byte.
record FileTraits(int mode, int owner, int group, SortedMap<String, String> attributes) {

    FileTraits {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    static FileTraits of(Path file) throws IOException {
        return new FileTraits(
                (int) Files.getAttribute(file, "unix:mode"),
                (int) Files.getAttribute(file, "unix:uid"),
                (int) Files.getAttribute(file, "unix:gid"),
                attributesOf(file));
    }

    /// Gives them to another file, as far as the system lets us: compare afterwards. The ACL comes after
    /// the mode, which is a part of it.
    void giveTo(Path file) throws IOException {
        var present = of(file);
        if (present.owner() != owner) {
            Files.setAttribute(file, "unix:uid", owner);
        }
        if (present.group() != group) {
            Files.setAttribute(file, "unix:gid", group);
        }
        Files.setAttribute(file, "unix:mode", mode);
        for (var inherited : present.attributes().keySet()) {
            if (!attributes.containsKey(inherited)) {
                Libc.removeAttribute(file, inherited);
            }
        }
        for (var attribute : attributes.entrySet()) {
            if (!attribute.getValue().equals(present.attributes().get(attribute.getKey()))) {
                var value = attribute.getValue().getBytes(StandardCharsets.ISO_8859_1);
                Libc.setAttribute(file, attribute.getKey(), value);
            }
        }
    }

    private static SortedMap<String, String> attributesOf(Path file) throws IOException {
        var attributes = new TreeMap<String, String>();
        if (!Libc.isHere()) {
            return attributes;
        }
        for (var name : namesOf(file)) {
            if (!name.isEmpty()) {
                attributes.put(name, new String(Libc.attribute(file, name), StandardCharsets.ISO_8859_1));
            }
        }
        return attributes;
    }

    private static String[] namesOf(Path file) throws IOException {
        try {
            return new String(Libc.namesOfAttributes(file), StandardCharsets.UTF_8).split("\0", -1);
        } catch (Libc.Failure failure) {
            if (failure.errno() == Libc.ENOTSUP) {
                return new String[0];
            }
            throw failure;
        }
    }
}
