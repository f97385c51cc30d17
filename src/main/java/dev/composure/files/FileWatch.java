package dev.composure.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells when files change. The kernel tells that something happened in a folder; whether it concerns one of the files,
/// their stamps tell, so an editor's temporary file is nothing, and a rename over the file is a change. What the kernel
/// does not tell (a mounted single file, a network file system, a link on the way that leads elsewhere now) is found
/// when all stamps are compared, every few seconds.
///
/// Only the folders of the files are watched, not what lies below them: a project's folder often holds its data.
public final class FileWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FileWatch.class);
    private static final Duration SETTLES = Duration.ofMillis(50);
    private static final Duration COMPARES_ALL = Duration.ofSeconds(5);

    private final WatchService service;
    private final Duration comparesAll;
    private final Map<Path, WatchedFile> files = new ConcurrentHashMap<>();
    private final Map<Path, FileStamp> folders = new ConcurrentHashMap<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("file-watch").unstarted(this::follow);
    private volatile Consumer<SortedSet<String>> changed = _ -> {};
    private boolean hasComplained;

    /// A file, the folders in which it is seen to change, and who wants to know.
    private record WatchedFile(Path path, FileStamp stamp, Set<Path> folders, Set<String> subjects) {

        static WatchedFile of(Path path) {
            return new WatchedFile(path, FileStamp.of(path), foldersOf(path), ConcurrentHashMap.newKeySet());
        }

        WatchedFile again() {
            return new WatchedFile(path, FileStamp.of(path), foldersOf(path), subjects);
        }

        /// That of the name, and where it is a link, that of its target; of a folder, itself too.
        private static Set<Path> foldersOf(Path path) {
            var found = new HashSet<Path>();
            found.add(Objects.requireNonNullElse(path.getParent(), path));
            if (Files.isDirectory(path)) {
                found.add(path);
            }
            if (Files.exists(path)) {
                found.add(folderOfTarget(path));
            }
            return found;
        }

        private static Path folderOfTarget(Path path) {
            try {
                return Objects.requireNonNullElse(path.toRealPath().getParent(), path);
            } catch (IOException vanished) {
                return path;
            }
        }
    }

    public FileWatch() {
        this(COMPARES_ALL);
    }

    FileWatch(Duration comparesAll) {
        this.comparesAll = comparesAll;
        try {
            this.service = FileSystems.getDefault().newWatchService();
        } catch (IOException failed) {
            throw new UncheckedIOException("files cannot be watched", failed);
        }
    }

    /// Has a file or folder watched, there or not, for somebody. To be called before it is read: a change between the
    /// two is told then. Of a folder, what comes, goes and changes in it is told.
    public void watch(String subject, Path file) {
        var path = file.toAbsolutePath().normalize();
        files.computeIfAbsent(path, added -> {
                    var watched = WatchedFile.of(added);
                    watched.folders().forEach(this::register);
                    return watched;
                })
                .subjects()
                .add(subject);
    }

    /// Whoever is gone is not told any more.
    public void forget(String subject) {
        files.values()
                .removeIf(file ->
                        file.subjects().remove(subject) && file.subjects().isEmpty());
    }

    /// From now on that one is told of those whose files have changed, from a thread of ours.
    public void start(Consumer<SortedSet<String>> toTell) {
        changed = toTell;
        thread.start();
    }

    /// A folder of that name may be another one than the last time.
    private synchronized void register(Path folder) {
        var stamp = FileStamp.identityOf(folder);
        if (stamp.equals(folders.get(folder)) || stamp.equals(FileStamp.NOTHING)) {
            return;
        }
        try {
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            folders.put(folder, stamp);
        } catch (IOException full) {
            complainOnce(folder, full);
        }
    }

    private void complainOnce(Path folder, IOException full) {
        if (!hasComplained) {
            hasComplained = true;
            LOG.warnf(
                    "changes in %s are noticed every %d s only: %s (see fs.inotify.max_user_watches)",
                    folder, comparesAll.toSeconds(), full.getMessage());
        }
    }

    private void follow() {
        try {
            while (true) {
                oneTurn();
            }
        } catch (InterruptedException | ClosedWatchServiceException stop) {
            LOG.debug("files are not watched any more");
        }
    }

    /// Until all are compared again, what is told is looked at.
    private void oneTurn() throws InterruptedException {
        var end = System.nanoTime() + comparesAll.toNanos();
        for (var key = pollUntil(end); key != null; key = pollUntil(end)) {
            var touched = touched(key);
            compare(file -> file.folders().stream().anyMatch(touched::contains));
        }
        compare(_ -> true);
        files.values().forEach(file -> file.folders().forEach(this::register));
    }

    private @Nullable WatchKey pollUntil(long nanoTime) throws InterruptedException {
        return service.poll(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /// The folders in which something happened, given an editor the time to write a file in several steps. Where the
    /// kernel lost count something happened too.
    private Set<Path> touched(WatchKey first) throws InterruptedException {
        var keys = new HashSet<WatchKey>();
        var end = System.nanoTime() + SETTLES.toNanos();
        for (var key = first; key != null; key = pollUntil(end)) {
            keys.add(key);
        }
        var touched = new HashSet<Path>();
        for (WatchKey key : keys) {
            key.pollEvents();
            var folder = (Path) key.watchable();
            touched.add(folder);
            if (!key.reset()) {
                folders.remove(folder);
            }
        }
        return touched;
    }

    private void compare(Predicate<WatchedFile> those) {
        var told = new TreeSet<String>();
        for (WatchedFile file : List.copyOf(files.values())) {
            if (those.test(file)) {
                var now = file.again();
                if (!now.stamp().equals(file.stamp())) {
                    told.addAll(file.subjects());
                }
                if (!now.equals(file)) {
                    files.replace(file.path(), file, now);
                    now.folders().forEach(this::register);
                }
            }
        }
        if (!told.isEmpty()) {
            changed.accept(told);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            service.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
