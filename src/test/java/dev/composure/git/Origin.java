package dev.composure.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// A repository with policies in it, to be fetched from.
record Origin(Path folder) {

    private static final PersonIdent SOMEBODY = new PersonIdent("t", "t@example.com");

    static Origin in(Path folder) {
        try (var git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            return new Origin(git.getRepository().getWorkTree().toPath());
        } catch (GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String policy(String name) {
        return "apiVersion: composure.dev/v1alpha1\nkind: HealthcheckPolicy\nmetadata: {name: " + name + "}\n";
    }

    /// The new commit.
    String commit(String path, String text) {
        try (var git = Git.open(folder.toFile())) {
            var file = folder.resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage(path)
                    .setAuthor(SOMEBODY)
                    .setCommitter(SOMEBODY)
                    .setSign(false)
                    .call()
                    .name();
        } catch (IOException | GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void branch(String name) {
        with(git -> git.checkout().setName(name).setCreateBranch(true).call());
    }

    void checkout(String name) {
        with(git -> git.checkout().setName(name).call());
    }

    void tag(String name) {
        with(git -> git.tag()
                .setName(name)
                .setAnnotated(true)
                .setSigned(false)
                .setMessage(name)
                .setTagger(SOMEBODY)
                .call());
    }

    /// As if the last commit had never been.
    void forget(int commits) {
        with(git ->
                git.reset().setMode(ResetType.HARD).setRef("HEAD~" + commits).call());
    }

    @FunctionalInterface
    private interface Work {
        Object on(Git git) throws GitAPIException;
    }

    private void with(Work work) {
        try (var git = Git.open(folder.toFile())) {
            work.on(git);
        } catch (IOException | GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String url() {
        return "file://" + folder;
    }
}
