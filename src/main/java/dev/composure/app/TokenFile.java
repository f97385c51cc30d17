package dev.composure.app;

import dev.composure.files.PrivateFile;
import dev.composure.operate.access.Doorkeeper;
import dev.composure.operate.access.Role;
import dev.composure.operate.access.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The tokens in a file of the state folder, one a line: a name, a role, and the hash of the token, never the token
/// itself. The file is read again whenever it has changed, so that tokens come and go without a restart.
public final class TokenFile implements Tokens {

    private static final Logger LOG = Logger.getLogger(TokenFile.class);
    private static final int TOKEN_BYTES = 32;

    private final Path file;
    private Optional<Stamp> read = Optional.empty();
    private SortedMap<String, Entry> entries = new TreeMap<>();

    TokenFile(Path file) {
        this.file = file;
    }

    private record Stamp(FileTime changed, long size, Object key) {}

    /// Whose token it is, and its hash.
    record Entry(Role role, String hash) {}

    @Override
    public synchronized Optional<Role> roleOf(String hash) {
        try {
            refresh();
        } catch (IOException failed) {
            LOG.errorf("cannot read %s: %s; nobody is let in", file, failed);
            entries = new TreeMap<>();
        }
        return entries.values().stream()
                .filter(entry -> entry.hash().equals(hash))
                .map(Entry::role)
                .findFirst();
    }

    private void refresh() throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        var stamp = Optional.of(
                new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        if (!stamp.equals(read)) {
            entries = entries();
            read = stamp;
        }
    }

    /// By name. A line that is none is left out.
    synchronized SortedMap<String, Entry> entries() throws IOException {
        var found = new TreeMap<String, Entry>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            var words = line.strip().split("\\s+", -1);
            if (words.length == 3 && !line.startsWith("#")) {
                role(words[1]).ifPresent(role -> found.put(words[0], new Entry(role, words[2])));
            }
        }
        return found;
    }

    static Optional<Role> role(String word) {
        return switch (word) {
            case "viewer" -> Optional.of(Role.VIEWER);
            case "operator" -> Optional.of(Role.OPERATOR);
            default -> Optional.empty();
        };
    }

    /// A new token of that name, in the place of an older one; it is told this once.
    String make(String name, Role role) throws IOException {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        take(name, role, token);
        return token;
    }

    void take(String name, Role role, String token) throws IOException {
        var all = Files.exists(file) ? entries() : new TreeMap<String, Entry>();
        all.put(name, new Entry(role, Doorkeeper.hash(token)));
        write(all);
    }

    /// False where there is no such token.
    boolean remove(String name) throws IOException {
        var all = entries();
        boolean wasThere = all.remove(name) != null;
        write(all);
        return wasThere;
    }

    private void write(SortedMap<String, Entry> all) throws IOException {
        var text = new StringBuilder("# name role sha256\n");
        all.forEach((name, entry) -> text.append(name)
                .append(' ')
                .append(entry.role().name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(entry.hash())
                .append('\n'));
        PrivateFile.replace(file, text.toString());
    }
}
