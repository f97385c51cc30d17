package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What `config/ci` offers runs as it stands there: the lines of the action and of the job in the shells that those
/// systems use, the hooks through the real pre-commit. Each must fail for a leaking check, and pass for a sound one.
class CiIT {

    private static final String LEAKING = """
            services:
              web:
                image: web
                healthcheck:
                  test: ["CMD", "busybox", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
            """;
    private static final String SOUND = LEAKING.replace("image: web", "image: web\n    init: true");

    @TempDir
    Path temporary;

    private Path repository;
    private final TreeMap<String, String> environment = new TreeMap<>();

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectory(temporary.toRealPath().resolve("a repository"));
        Files.writeString(repository.resolve("compose.yaml"), LEAKING);
        var programs = Path.of(Distribution.words().getFirst()).getParent();
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        environment.put("PRE_COMMIT_HOME", temporary.resolve("pre-commit").toString());
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + who + "_NAME", "t");
            environment.put("GIT_" + who + "_EMAIL", "t@example.com");
        }
    }

    private Command run(String... words) {
        return Command.runIn(repository, environment, List.of(words));
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        var text = Files.readString(Path.of("config", "ci", file));
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static Object at(Object yaml, Object... path) {
        var here = yaml;
        for (Object key : path) {
            var there = key instanceof Integer index ? ((List<?>) here).get(index) : ((Map<?, ?>) here).get(key);
            here = Objects.requireNonNull(there, key::toString);
        }
        return here;
    }

    /// As GitHub does it: the defaults of the inputs are in the environment, the script is a file.
    private Command action(Map<String, String> inputs) throws IOException {
        var action = yaml("action.yml");
        ((Map<?, ?>) at(action, "inputs"))
                .forEach((name, input) -> environment.put(
                        "INPUT_" + name.toString().toUpperCase(Locale.ROOT).replace('-', '_'),
                        inputs.getOrDefault(
                                name.toString(), at(input, "default").toString())));
        var step = at(action, "runs", "steps", 0);
        ((Map<?, ?>) at(step, "env"))
                .keySet()
                .forEach(name -> assertThat(environment).containsKey(name.toString()));
        assertThat(at(step, "run").toString()).doesNotContain("${{");
        var script =
                Files.writeString(temporary.resolve("step.sh"), at(step, "run").toString());
        environment.put("RUNNER_TEMP", temporary.toString());
        environment.put("GITHUB_OUTPUT", temporary.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", temporary.resolve("summary").toString());
        return run("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
    }

    @Test
    void theActionAnnotatesAndFails() throws IOException {
        var run = action(Map.of());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).startsWith("::error file=compose.yaml,line=5,").contains("title=orphan-always");
        var sarif = Files.readString(temporary.resolve("output")).strip().replaceFirst("^sarif=", "");
        assertThat(new JsonMapper()
                        .readTree(Files.readString(Path.of(sarif)))
                        .at("/runs/0/results/0/ruleId")
                        .asText())
                .isEqualTo("orphan-always");
        assertThat(Files.readString(temporary.resolve("summary"))).startsWith("### Composure\n");
    }

    @Test
    void theActionPassesForWhatIsSoundOrKnown() throws IOException {
        Files.writeString(repository.resolve("compose.yaml"), SOUND);
        action(Map.of()).succeeded();

        Files.writeString(repository.resolve("compose.yaml"), LEAKING);
        Command.runIn(repository, environment, Distribution.words("check", "--write-baseline", "known.json"))
                .succeeded();
        action(Map.of("baseline", "known.json")).succeeded();
    }

    @Test
    void whatIsGivenToTheActionIsNoScript() throws IOException {
        var run = action(Map.of("paths", "compose.yaml\n$(touch broken-in)\n--help", "policy", "`touch broken-in`"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(repository.resolve("broken-in")).doesNotExist();
        assertThat(run.output()).doesNotContain("Usage:");
    }

    private Command job() throws IOException {
        var job = at(yaml("gitlab.yml"), "composure");
        ((Map<?, ?>) at(job, "variables")).forEach((name, value) -> environment.put(name.toString(), value.toString()));
        var lines = ((List<?>) at(job, "script")).stream().map(Object::toString).toList();
        return run("sh", "-ec", String.join("\n", lines));
    }

    @Test
    void theJobWritesBothReportsAndFails() throws IOException {
        var run = job();

        assertThat(run.exitCode()).isEqualTo(1);
        var reports = (Map<?, ?>) at(yaml("gitlab.yml"), "composure", "artifacts", "reports");
        var quality = new JsonMapper()
                .readTree(Files.readString(
                        repository.resolve(at(reports, "codequality").toString())));
        assertThat(quality.at("/0/check_name").asText()).isEqualTo("orphan-always");
        assertThat(Files.readString(repository.resolve(at(reports, "junit").toString())))
                .contains("failures=\"1\"");

        Files.writeString(repository.resolve("compose.yaml"), SOUND);
        job().succeeded();
    }

    /// A repository that uses the hooks of another, which stands for ours.
    private void useHook(String id) throws IOException {
        if (Command.run(Map.of(), List.of("sh", "-c", "command -v pre-commit")).exitCode() != 0) {
            throw Prerequisite.missing("no pre-commit: apt-get install pre-commit");
        }
        var hooks = Files.createDirectory(temporary.resolve("hooks"));
        Files.copy(Path.of(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
        for (Path folder : List.of(hooks, repository)) {
            Command.runIn(folder, environment, List.of("git", "init", "-q", "."))
                    .succeeded();
        }
        Command.runIn(hooks, environment, List.of("git", "add", "-A")).succeeded();
        Command.runIn(hooks, environment, List.of("git", "commit", "-qm", "hooks"))
                .succeeded();
        var revision = Command.runIn(hooks, environment, List.of("git", "rev-parse", "HEAD"))
                .succeeded()
                .strip();
        Files.writeString(
                repository.resolve(".pre-commit-config.yaml"),
                "repos: [{repo: '%s', rev: '%s', hooks: [{id: %s}]}]\n".formatted(hooks, revision, id));
        run("git", "add", "-A").succeeded();
    }

    @Test
    void theHookStopsACommitWithALeak() throws IOException {
        useHook("composure");
        run("pre-commit", "install").succeeded();

        var refused = run("git", "commit", "-qm", "leak");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("orphan-always").contains("Failed");

        Files.writeString(repository.resolve("compose.yaml"), SOUND);
        run("git", "add", "-A").succeeded();
        assertThat(run("git", "commit", "-qm", "sound").succeeded()).contains("Passed");
    }

    @Test
    void theFixingHookLeavesASoundFile() throws IOException {
        useHook("composure-fix");

        assertThat(run("pre-commit", "run", "--all-files").exitCode()).isNotZero();
        assertThat(Files.readString(repository.resolve("compose.yaml"))).isEqualTo(SOUND);
        run("git", "add", "-A").succeeded();
        run("pre-commit", "run", "--all-files").succeeded();
    }
}
