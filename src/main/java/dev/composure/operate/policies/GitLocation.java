package dev.composure.operate.policies;

import java.util.Optional;
import java.util.regex.Pattern;

/// Policies in git, as a person writes it: `URL[@REF][//PATH]`. An empty `ref` is the remote's own choice; an empty
/// `path` is the top folder.
public record GitLocation(String url, String ref, String path) {

    private static final Pattern SCHEME = Pattern.compile("(?:https?|ssh|git\\+ssh|file)://.*");
    private static final Pattern SCP_LIKE = Pattern.compile("[\\w.-]+@[\\w.-]+:.*");
    private static final Pattern PASSWORD = Pattern.compile("[a-z+]+://[^/@]*:[^/@]*@.*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /// True of what is fetched, as opposed to what lies on the disk.
    public static boolean isOne(String location) {
        return SCHEME.matcher(location).matches() || SCP_LIKE.matcher(location).matches();
    }

    public static GitLocation parse(String location) {
        var start = SCHEME.matcher(location).matches() ? location.indexOf("://") + 3 : 0;
        var cut = location.indexOf("//", location.startsWith("file://") ? start + 1 : start);
        var remote = cut < 0 ? location : location.substring(0, cut);
        var path = cut < 0 ? "" : location.substring(cut + 2).replaceAll("/+$", "");
        var host = start == 0 ? remote.indexOf(':') : remote.indexOf('/', start);
        var at = remote.indexOf('@', Math.max(host, start));
        return at < 0
                ? new GitLocation(remote, "", path)
                : new GitLocation(remote.substring(0, at), remote.substring(at + 1), path);
    }

    /// Why it cannot be used; empty where it can.
    public Optional<String> mistake() {
        if (PASSWORD.matcher(url).matches()) {
            return Optional.of(
                    "A URL with a password in it ends up in logs. Put the password into a file, and name the file"
                            + " with composure.policy.git.password-file.");
        }
        if (path.startsWith("/")
                || Pattern.compile("(?:^|/)\\.\\.?(?:/|$)").matcher(path).find()) {
            return Optional.of("The path below the repository must be a plain one, without `.` and `..`.");
        }
        if (ref.startsWith("-") || ref.matches(".*[\\s~^:?*\\[\\\\].*")) {
            return Optional.of("`" + ref + "` is no name of a branch or tag, and no commit.");
        }
        return Optional.empty();
    }

    public boolean isCommit() {
        return COMMIT.matcher(ref).matches();
    }

    public boolean isSsh() {
        return !url.contains("://") || url.startsWith("ssh://") || url.startsWith("git+ssh://");
    }

    /// How mistakes in a file of it are told.
    public String shown(String file) {
        return url + "//" + file;
    }
}
