package dev.composure.docker.definition;

import dev.composure.reconcile.drift.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// What files hold, by their digests: the contents may be secrets.
public final class FileDigests {

    private static final int LARGEST = 64 << 20;

    private FileDigests() {}

    /// The files of a tar archive that is unpacked in a folder.
    public static SortedMap<String, String> read(InputStream archive, String folder) throws IOException {
        var fields = new TreeMap<String, String>();
        try (var tar = new TarArchiveInputStream(archive)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    var path = Path.of(folder).resolve(entry.getName()).normalize();
                    fields.put(Definition.FILES + path, digest(tar.readNBytes(LARGEST)));
                }
            }
        }
        return fields;
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
