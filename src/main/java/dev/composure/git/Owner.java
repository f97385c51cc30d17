package dev.composure.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/// Whoever owns a repository must go on being able to write it: what another user, such as root, adds to it is given to
/// them.
record Owner(Repository repository) {

    private static final List<String> WRITTEN = List.of("objects", "refs", "logs", "index", "packed-refs");

    void keep() throws IOException {
        var self = owner(Path.of("/proc/self"));
        for (Path folder : List.of(
                repository.getDirectory().toPath(),
                repository.getCommonDirectory().toPath())) {
            var owner = owner(folder);
            for (String name : WRITTEN) {
                var written = folder.resolve(name);
                if (Files.exists(written)) {
                    giveAll(written, self, owner);
                }
            }
        }
    }

    private record Ids(Object uid, Object gid) {}

    private static Ids owner(Path path) throws IOException {
        return new Ids(
                Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS),
                Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS));
    }

    private static void giveAll(Path root, Ids self, Ids owner) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (owner(path).uid().equals(self.uid()) && !owner(path).equals(owner)) {
                    Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }
}
