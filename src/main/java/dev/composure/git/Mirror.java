package dev.composure.git;

import dev.composure.operate.policies.GitLocation;
import dev.composure.reconcile.Digest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/// The private copy of one remote: a bare repository that holds one commit of one ref, without its history.
final class Mirror {

    private static final String OURS = "refs/composure/";

    private final GitLocation location;
    private final Credentials credentials;
    private final Path folder;

    private Mirror(GitLocation location, Credentials credentials, Path folder) {
        this.location = location;
        this.credentials = credentials;
        this.folder = folder;
    }

    /// Below a folder that only its owner may enter.
    static Mirror below(Path cache, GitLocation location, Credentials credentials) {
        try {
            if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(
                        cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failed) {
            throw new GitUnavailable("The cache folder " + cache + " cannot be used: " + failed + ".");
        }
        return new Mirror(
                location, credentials, cache.resolve(Digest.of(location.url()).substring(0, 32)));
    }

    /// The commit that the remote has for the ref now.
    ObjectId head() {
        if (location.isCommit()) {
            return ObjectId.fromString(location.ref());
        }
        return asking(transport -> {
            try (var connection = transport.openFetch()) {
                return find(connection.getRefsMap().values());
            }
        });
    }

    /// The commit that was had last, if there is a copy at all.
    Optional<ObjectId> last() {
        if (!Files.exists(folder.resolve("HEAD"))) {
            return Optional.empty();
        }
        try (var repository = open();
                var walk = new RevWalk(repository)) {
            var ref = repository.exactRef(kept());
            return ref == null
                    ? Optional.empty()
                    : Optional.of(walk.parseCommit(ref.getObjectId()).toObjectId());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /// Gets that commit, unless it is here already, and gives what was got: the remote may have moved on meanwhile.
    ObjectId fetch(ObjectId commit) {
        if (!isKept(commit)) {
            fetchInto(commit);
            if (location.isCommit() && !isKept(commit)) {
                throw new GitUnavailable("The repository has no commit " + commit.name() + ".");
            }
        }
        return last().orElseThrow(() -> new GitUnavailable("The repository did not give its commit."));
    }

    /// True where it is here; then it is what was had last.
    private boolean isKept(ObjectId commit) {
        try (var repository = open()) {
            if (!repository.getObjectDatabase().has(commit)) {
                return false;
            }
            var update = repository.updateRef(kept());
            update.setNewObjectId(commit);
            update.forceUpdate();
            return true;
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    private GitUnavailable broken(IOException failed) {
        return new GitUnavailable(
                "The copy in " + folder + " cannot be used (" + failed.getMessage() + "). Remove that folder.");
    }

    private void fetchInto(ObjectId commit) {
        asking(transport -> {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setDepth(1);
            fetch(transport, location.isCommit() ? commit.name() : remoteName(transport), kept());
            return commit;
        });
    }

    /// A remote may give away only what a branch or a tag points to; then everything is fetched that they hold.
    private void fetch(Transport transport, String from, String to) throws NotSupportedException, TransportException {
        try {
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + from + ":" + to)));
        } catch (TransportException refused) {
            if (!location.isCommit()) {
                throw refused;
            }
            fetchAll();
        }
    }

    private void fetchAll() {
        asking(transport -> {
            var all = List.of(
                    new RefSpec("+refs/heads/*:" + OURS + "heads/*"), new RefSpec("+refs/tags/*:" + OURS + "tags/*"));
            transport.fetch(NullProgressMonitor.INSTANCE, all);
            return ObjectId.zeroId();
        });
    }

    private String remoteName(Transport transport) throws NotSupportedException, TransportException {
        try (var connection = transport.openFetch()) {
            return named(connection.getRefsMap().values()).getName();
        }
    }

    private String kept() {
        return OURS + Digest.of(location.ref()).substring(0, 16);
    }

    private ObjectId find(Iterable<Ref> refs) {
        var ref = named(refs);
        return Optional.ofNullable(ref.getPeeledObjectId())
                .or(() -> Optional.ofNullable(ref.getObjectId()))
                .orElseThrow(() -> new GitUnavailable("The repository is empty."));
    }

    private Ref named(Iterable<Ref> refs) {
        var names = location.ref().isEmpty()
                ? List.of("HEAD")
                : List.of("refs/heads/" + location.ref(), "refs/tags/" + location.ref(), location.ref());
        for (var name : names) {
            for (var ref : refs) {
                if (ref.getName().equals(name) && ref.getObjectId() != null) {
                    return ref;
                }
            }
        }
        throw new GitUnavailable(
                location.ref().isEmpty()
                        ? "The repository is empty."
                        : "The repository has no branch or tag `" + location.ref()
                                + "`. A commit is written with all of its" + " 40 digits.");
    }

    /// Something that is asked of the remote.
    @FunctionalInterface
    private interface Question {
        ObjectId ask(Transport transport) throws NotSupportedException, TransportException;
    }

    private ObjectId asking(Question question) {
        try (var repository = open();
                var transport = Transport.open(repository, new URIish(location.url()))) {
            credentials.give(transport, location, folder);
            return question.ask(transport);
        } catch (TransportException | NotSupportedException failed) {
            throw new GitUnavailable("The repository cannot be fetched: " + innermost(failed) + "." + wayOut(failed));
        } catch (IOException | URISyntaxException wrong) {
            throw new GitUnavailable("The repository cannot be fetched: " + wrong.getMessage() + ".");
        }
    }

    /// A server that nobody known vouches for is the one trouble of which the words of Java name no way out.
    private static String wayOut(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLHandshakeException) {
                return " Where an authority of your own signed the server's certificate, name its file with"
                        + " composure.policy.git.ca-file (COMPOSURE_POLICY_GIT_CA_FILE).";
            }
        }
        return "";
    }

    private static String innermost(Throwable failure) {
        var words = String.valueOf(failure.getMessage());
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !words.contains(cause.getMessage())) {
                words = words + ": " + cause.getMessage();
            }
        }
        return words.replaceAll("\\s+", " ");
    }

    Repository open() throws IOException {
        var repository = new FileRepository(folder.toFile());
        if (!Files.exists(folder.resolve("HEAD")) || !Files.isDirectory(folder.resolve("objects"))) {
            remove();
            repository.create(true);
        }
        return repository;
    }

    private void remove() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
