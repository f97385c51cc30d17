package dev.composure.docker.guard;

import dev.composure.docker.definition.FileDigests;
import dev.composure.reconcile.drift.Definition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of an upload, as fields of a definition: each with the digest of its content.
final class Upload {

    private Upload() {}

    static SortedMap<String, String> of(Call call) {
        try {
            return FileDigests.read(new ByteArrayInputStream(call.body().bytes()), call.parameter("path"));
        } catch (IOException broken) {
            var unreadable = new TreeMap<String, String>();
            unreadable.put(Definition.FILES + call.parameter("path"), "an archive that cannot be read");
            return unreadable;
        }
    }
}
