package dev.composure.compose.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random projects, read by us and by Docker Compose, and edited in every way.
class GeneratedProjectsTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    static LongStream manySeeds() {
        return LongStream.range(100, 2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatDockerComposeReads(long seed, @TempDir Path folder) throws IOException {
        compare(seed, folder);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void readsWhatDockerComposeReadsManyTimes(long seed, @TempDir Path folder) throws IOException {
        compare(seed, folder);
    }

    private static LiveOracle cli() {
        var cli = LiveOracle.find();
        assumeThat(cli).as("not run: there is no docker-compose here").isPresent();
        return cli.orElseThrow();
    }

    private static AnyProject written(long seed, Path folder) throws IOException {
        var project = AnyProject.of(seed);
        for (var file : project.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return project;
    }

    private static void compare(long seed, Path folder) throws IOException {
        var cli = cli();
        var project = written(seed, folder);
        var files = project.order().stream().map(folder::resolve).toList();
        var theirs = cli.config(folder, files, true);
        var ours = load(new DiskSources(), folder.toString(), project.order());

        assertThat(theirs).as("Docker Compose reads what the generator writes").isPresent();
        assertThat(ours.problems()).isEmpty();
        assertThat(differences(ours, theirs.orElseThrow())).isEmpty();
    }

    private static LoadedProject load(SourceReader reader, String folder, List<String> names) {
        var paths = names.stream().map(name -> folder + "/" + name).toList();
        return new ComposeLoader(reader).load(new ProjectInput("", folder, paths, List.of(), new TreeMap<>()));
    }

    private static List<String> differences(LoadedProject ours, JsonNode theirs) {
        var services = ours.project().services();
        var names = new TreeSet<String>();
        theirs.path("services").fieldNames().forEachRemaining(names::add);
        var differences = new ArrayList<String>();
        if (!names.equals(services.keySet())) {
            differences.add("services: ours " + services.keySet() + ", theirs " + names);
        }
        services.forEach((name, service) -> ServiceComparison.differences(
                        service, theirs.path("services").path(name))
                .forEach(difference -> differences.add(name + " " + difference)));
        return differences;
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 6);
    }

    static LongStream someSeeds() {
        return LongStream.range(6, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void dockerComposeSeesExactlyThePlannedChange(long seed, @TempDir Path folder) throws IOException {
        referee(seed, folder);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("someSeeds")
    void dockerComposeSeesExactlyThePlannedChangeManyTimes(long seed, @TempDir Path folder) throws IOException {
        referee(seed, folder);
    }

    private static void referee(long seed, Path folder) throws IOException {
        var cli = cli();
        var project =
                load(new DiskSources(), folder.toString(), written(seed, folder).order());

        assertThat(new EditReferee(cli, project, folder).objections()).isEmpty();
    }

    static LongStream editedSeeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("editedSeeds")
    void canBeEditedInEveryWayAndBack(long seed) {
        sweep(seed);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void canBeEditedInEveryWayAndBackManyTimes(long seed) {
        sweep(seed);
    }

    private static void sweep(long seed) {
        var project = AnyProject.of(seed);
        SourceReader reader =
                path -> Optional.ofNullable(project.files().get(path.substring(path.lastIndexOf('/') + 1)));
        var sweep = new EditSweep(reader, load(reader, "/p", project.order())).run();

        assertThat(sweep.failures()).isEmpty();
        assertThat(sweep.edits()).isPositive();
    }
}
