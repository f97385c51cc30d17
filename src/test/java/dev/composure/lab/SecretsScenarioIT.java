package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people plant in variables, probes, labels and env files is in nothing that Composure writes, logs or serves. */
@Tag("docker")
class SecretsScenarioIT {

    private static final Duration SETTLED = Duration.ofMinutes(2);

    /** The original of a file that is changed is kept, byte for byte, in the state database and nowhere else. */
    private static final List<String> WRITTEN_IN_THE_FILE =
            List.of("planted-in-a-label", "planted-in-the-environment", "planted-in-the-probe", "planted-in-a-query");

    private static final List<String> FROM_ELSEWHERE =
            List.of("planted-in-dotenv", "planted-in-an-env-file", "planted-later");

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void noSecretIsToldByAnybody() {
        var remedied = lab.prepare("Secrets");
        var drifting = lab.prepare("Secrets");
        lab.upAll(remedied, drifting);
        write(drifting.folder().resolve(".env"), "FROM_DOTENV=planted-later\n");
        assertThat(remedied.inspect("web", "{{json .Config}}"))
                .as("the container has what is looked for")
                .contains(WRITTEN_IN_THE_FILE)
                .contains("planted-in-dotenv", "planted-in-an-env-file");

        var operator = lab.serve(
                LabPolicy.file(
                        LabPolicy.enforce(remedied, "{order: [init]}"), LabPolicy.enforce(drifting, "{order: [init]}")),
                List.of(remedied, drifting),
                "--mode",
                "enforce");
        operator.await(remedied, SETTLED, "is proven", ProjectView::isProven);
        var held = operator.await(
                drifting, SETTLED, "is held", view -> view.condition("Stalled").equals("True DriftedEnv"));
        assertThat(held.message("Stalled")).as("the name is told").contains("INTERPOLATED");

        told(operator, remedied, drifting).forEach((what, text) -> {
            assertThat(text).as("%s was really looked at", what).isNotBlank();
            assertThat(text).as(what).doesNotContain(WRITTEN_IN_THE_FILE).doesNotContain(FROM_ELSEWHERE);
        });
        kept(operator).forEach((file, text) -> assertThat(text).as(file).doesNotContain(FROM_ELSEWHERE));
        assertThat(String.join("", kept(operator).values()))
                .as("the original is where it must be")
                .contains(WRITTEN_IN_THE_FILE);
    }

    /** All but the diffs that somebody asks for at a terminal, which are the file's own lines. */
    private static SortedMap<String, String> told(RunningOperator operator, LabProject remedied, LabProject drifting) {
        var told = new TreeMap<String, String>();
        told.put("the log", operator.log());
        told.put("the REST API", operator.shown());
        told.put("get", operator.get(remedied).toString() + operator.get(drifting));
        told.put("plan", operator.plan(drifting) + operator.plan(remedied));
        for (var words : List.of(List.of("check"), List.of("check", "--format", "json"))) {
            var all = new ArrayList<>(Distribution.words(words.toArray(String[]::new)));
            all.add(drifting.folder().toString());
            told.put(String.join(" ", words), Command.run(Map.of(), all).output());
        }
        return told;
    }

    /** Every file of the state folder, byte by byte. */
    private static SortedMap<String, String> kept(RunningOperator operator) {
        try (var files = Files.walk(operator.folder())) {
            var kept = new TreeMap<String, String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return kept;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
