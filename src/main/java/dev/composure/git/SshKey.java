package dev.composure.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// The file of a private key that a remote is shown.
record SshKey(Path file) {

    private static final int LONGEST = 100_000;
    private static final String OPENSSH = "-----BEGIN OPENSSH PRIVATE KEY-----";

    /// How the body of a key begins that OpenSSH wrote without a passphrase: its mark, and the cipher's name.
    private static final String PLAIN = "openssh-key-v1\0\0\0\0\4none";

    /// Refuses what could not be used, because nobody is there to type a passphrase.
    void requireUsable() {
        if (hasPassphrase(text())) {
            throw new GitUnavailable("The ssh key " + file + " has a passphrase, and nobody is there to type it. Use a"
                    + " key without one that may only read, such as a deploy key.");
        }
    }

    private String text() {
        try {
            if (Files.size(file) > LONGEST) {
                throw new GitUnavailable("The ssh key " + file + " is too large for a key.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new GitUnavailable("The ssh key " + file + " cannot be read. Check the path and who may read it.");
        }
    }

    private static boolean hasPassphrase(String text) {
        var start = text.indexOf(OPENSSH);
        return start < 0
                ? text.contains("ENCRYPTED")
                : !decoded(text.substring(start + OPENSSH.length())).startsWith(PLAIN);
    }

    private static String decoded(String body) {
        var end = body.indexOf('-');
        var bytes = Base64.getMimeDecoder().decode(end < 0 ? body : body.substring(0, end));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
