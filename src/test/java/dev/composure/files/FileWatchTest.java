package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    /// The contract: an edit is judged within a second, and judging takes some of it.
    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private static final Duration RARELY = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final List<SortedSet<String>> told = Collections.synchronizedList(new ArrayList<>());
    private Path file;

    @AutoClose
    private FileWatch watch = new FileWatch(RARELY);

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("compose.yaml"), "services: {}");
        Files.writeString(folder.resolve("other.yaml"), "services: {}");
    }

    private void start() {
        watch.watch("blog", file);
        watch.watch("blog", folder.resolve("missing.yaml"));
        watch.watch("shop", folder.resolve("other.yaml"));
        watch.start(told::add);
    }

    private void comparesAllEvery(Duration pause) {
        watch.close();
        watch = new FileWatch(pause);
    }

    private void awaitTold(String subject) {
        Eventually.within(
                AT_ONCE,
                subject + " is told",
                () -> List.copyOf(told),
                all -> all.stream().anyMatch(subjects -> subjects.contains(subject)));
        assertThat(told).allSatisfy(subjects -> assertThat(subjects).containsExactly(subject));
        told.clear();
    }

    /// Nothing before was told, as what is changed now is told alone.
    private void nothingWasTold() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), "services: {a: {}}");
        awaitTold("shop");
    }

    @Test
    void tellsOfAnEditInPlaceAndOfANewFile() throws IOException {
        start();
        Files.writeString(file, "services: {web: {}}");
        awaitTold("blog");
        Files.writeString(folder.resolve("missing.yaml"), "x");
        awaitTold("blog");
        Files.delete(file);
        awaitTold("blog");
    }

    @Test
    void tellsOfARenameOverTheFileAndNotOfWhatAnEditorWritesBeside() throws IOException {
        start();
        var draft = Files.writeString(folder.resolve(".compose.yaml.swp"), "services: {web: {}}");
        Files.writeString(folder.resolve("compose.yaml~"), "services: {}");
        nothingWasTold();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        awaitTold("blog");
    }

    @Test
    void tellsOfAChangeBehindALink() throws IOException {
        var target = Files.createDirectory(folder.resolve("release"));
        Files.move(file, target.resolve("compose.yaml"));
        Files.createSymbolicLink(file, target.resolve("compose.yaml"));
        start();
        Files.writeString(target.resolve("compose.yaml"), "services: {web: {}}");
        awaitTold("blog");
    }

    @Test
    void tellsOfAnExchangedLinkOnTheWay() throws IOException {
        for (String release : List.of("one", "two")) {
            Files.writeString(Files.createDirectory(folder.resolve(release)).resolve("policy.yaml"), release);
        }
        Files.createSymbolicLink(folder.resolve("data"), Path.of("one"));
        file = Files.createSymbolicLink(folder.resolve("policy.yaml"), Path.of("data", "policy.yaml"));
        start();
        Files.createSymbolicLink(folder.resolve("next"), Path.of("two"));
        nothingWasTold();
        Files.move(folder.resolve("next"), folder.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
        awaitTold("blog");
    }

    @Test
    void tellsOfAFolderAsAWhole() throws IOException {
        var policies = Files.createDirectory(folder.resolve("policies"));
        watch.watch("policies", policies);
        start();
        Files.writeString(policies.resolve("README"), "no policy");
        nothingWasTold();
        Files.writeString(policies.resolve("a.yaml"), "a");
        awaitTold("policies");
        Files.writeString(policies.resolve("a.yaml"), "ab");
        awaitTold("policies");
    }

    @Test
    void whoIsForgottenIsNotTold() throws IOException {
        start();
        watch.forget("blog");
        Files.writeString(file, "services: {web: {}}");
        nothingWasTold();
    }

    @Test
    void findsWhatTheKernelDoesNotTell() throws IOException {
        comparesAllEvery(Duration.ofMillis(100));
        var far = folder.resolve("far");
        file = far.resolve("compose.yaml");
        start();
        Files.createDirectory(far);
        Files.writeString(file, "services: {}");
        awaitTold("blog");

        var elsewhere = folder.resolve("elsewhere");
        Files.move(far, elsewhere);
        awaitTold("blog");
        Files.createDirectory(far);
        Files.writeString(file, "services: {web: {}}");
        awaitTold("blog");
    }

    @Test
    void manyEventsAtOnceHideNoChange() throws IOException {
        start();
        for (int number = 0; number < 2_000; number++) {
            Files.writeString(folder.resolve("log-" + number % 700), "x");
        }
        Files.writeString(file, "services: {web: {}}");
        awaitTold("blog");
    }
}
