package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.files.PrivateFile;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.OperatorApi;
import dev.composure.operate.OperatorUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCommandsTest {

    private static final String GROUP = "/apis/composure.dev/v1alpha1";
    private static final String PROJECT = """
            {"kind":"ComposeProject","metadata":{"name":"my.shop"},"spec":{"project":"my_shop","directory":"/srv"},
             "status":{"mode":"enforce","paused":true,"observedRevision":"r1",
              "conditions":[{"type":"Ready","status":"False","reason":"ApprovalNeeded","message":"approve it"}],
              "services":[{"name":"web","health":"healthy","zombies":null,"trend":"not counted",
                "probeCost":{"medianMillis":48,"runsPerHour":120}}],
              "findings":[],"remediations":[]}}""";

    /** Knows some paths, and remembers what it was asked to patch. */
    private record SmallOperator(Map<String, String> bodies, List<String> patches) implements OperatorApi {
        @Override
        public String get(String path) {
            if (!bodies.containsKey(path)) {
                throw new OperatorUnavailable("it has no " + path);
            }
            return bodies.get(path);
        }

        @Override
        public String table(String path) {
            return get(path + "?table");
        }

        @Override
        public String patch(String path, String mergePatch) {
            patches.add(path + " " + mergePatch);
            return "{}";
        }
    }

    private final List<String> patches = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final SmallOperator operator = new SmallOperator(
            new TreeMap<>(Map.of(
                    GROUP,
                    """
                    {"resources":[{"name":"composeprojects","singularName":"composeproject","shortNames":["cproj"]},
                     {"name":"remediations","singularName":"remediation","shortNames":["rem"]}]}""",
                    GROUP + "/composeprojects/my.shop",
                    PROJECT,
                    GROUP + "/composeprojects",
                    "{\"items\":[%s]}".formatted(PROJECT),
                    GROUP + "/composeprojects?table",
                    """
                    {"columnDefinitions":[{"name":"Name","priority":0},{"name":"Mode","priority":0},
                      {"name":"Directory","priority":1}],
                     "rows":[{"cells":["my.shop","enforce","/srv"]}]}""")),
            patches);

    private int run(String... arguments) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("get", () -> new GetCommand((_, _) -> operator));
        commands.put("describe", () -> new DescribeCommand((_, _) -> operator));
        commands.put("pause", () -> new PauseCommand((_, _) -> operator));
        commands.put("resume", () -> new ResumeCommand((_, _) -> operator));
        commands.put(
                "kubeconfig",
                () -> new KubeconfigCommand(_ -> new KubeconfigCommand.Access("secret", "PEM"), PrivateFile::replace));
        commands.put("token", () -> new TokenCommand(_ -> new FewTokens()));
        commands.put("completion", () -> new CompletionCommand());
        return ComposureCommand.with(commands, arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private record FewTokens() implements TokenCommand.TokenList {
        @Override
        public String add(String name, String role) {
            return name + " as " + role;
        }

        @Override
        public boolean remove(String name) {
            return name.equals("ci");
        }

        @Override
        public List<List<String>> all() {
            return List.of(List.of("ci", "viewer"));
        }
    }

    @Test
    void getsATableByAnyNameOfTheKind() {
        assertThat(run("get", "cproj")).isZero();
        assertThat(out.toString()).isEqualTo("NAME      MODE\nmy.shop   enforce\n");
    }

    @Test
    void aWideTableHasMoreColumns() {
        assertThat(run("get", "composeprojects", "-o", "wide")).isZero();
        assertThat(out.toString()).contains("DIRECTORY", "/srv");
    }

    @Test
    void getsOneByItsOwnName() {
        assertThat(run("get", "composeproject", "my_shop", "-o", "yaml")).isZero();
        assertThat(out.toString()).contains("project: my_shop\n", "paused: true\n");
    }

    @Test
    void getsOneByTheNameOfTheApi() {
        assertThat(run("get", "composeproject", "my.shop", "-o", "json")).isZero();
        assertThat(out.toString()).contains("\"project\" : \"my_shop\"");
    }

    @Test
    void theNamesAreTheProjectsOwn() {
        assertThat(run("get", "cproj", "-o", "name")).isZero();
        assertThat(out.toString()).isEqualTo("my_shop\n");
    }

    @Test
    void anUnknownKindIsWrongUsage() {
        assertThat(run("get", "pods")).isEqualTo(2);
        assertThat(err.toString()).contains("pods", "composeprojects, remediations");
    }

    @Test
    void describesAProject() {
        assertThat(run("describe", "my_shop")).isZero();
        assertThat(out.toString())
                .contains(
                        "enforce, paused", "ApprovalNeeded", "approve it", "not counted", "48 ms, 120/h", "no findings")
                .doesNotContain("null");
    }

    @Test
    void pausesAndResumes() {
        assertThat(run("pause", "my_shop")).isZero();
        assertThat(run("resume", "my_shop")).isZero();
        assertThat(patches)
                .containsExactly(
                        GROUP
                                + "/composeprojects/my.shop {\"metadata\":{\"annotations\":{\"composure.dev/paused\":\"true\"}}}",
                        GROUP
                                + "/composeprojects/my.shop {\"metadata\":{\"annotations\":{\"composure.dev/paused\":null}}}");
    }

    @Test
    void aKubeconfigHoldsServerCertificateAndToken() {
        assertThat(run("kubeconfig", "--server", "https://127.0.0.1:9999")).isZero();
        assertThat(out.toString())
                .contains("server: https://127.0.0.1:9999", "certificate-authority-data: UEVN", "token: secret")
                .contains("current-context: composure", "kind: Config");
    }

    @Test
    void aKubeconfigInAFileIsForItsOwnerAlone(@TempDir Path folder) throws IOException {
        var file = folder.resolve("config");
        Files.writeString(file, "older");
        assertThat(run("kubeconfig", "--output", file.toString())).isZero();
        assertThat(file).content().contains("token: secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void thereIsNoKubeconfigForPlainHttp() {
        assertThat(run("kubeconfig", "--server", "http://127.0.0.1:8480")).isEqualTo(2);
        assertThat(err.toString()).contains("plain http");
    }

    @Test
    void givesAndTakesTokens() {
        assertThat(run("token", "add", "ci", "--role", "operator")).isZero();
        assertThat(run("token", "list")).isZero();
        assertThat(run("token", "remove", "ci")).isZero();
        assertThat(out.toString()).isEqualTo("ci as operator\nNAME   ROLE\nci     viewer\nremoved ci\n");
        assertThat(run("token", "remove", "other")).isEqualTo(2);
        assertThat(run("token", "add", "a b")).isEqualTo(2);
        assertThat(run("token", "add", "ci", "--role", "root")).isEqualTo(2);
    }

    @Test
    void bashCompletesCommandsAndProjects(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(run("completion", "bash")).isZero();
        Files.writeString(folder.resolve("script"), out.toString());
        Files.writeString(folder.resolve("composure"), "#!/bin/sh\necho blog\necho my_shop\n");
        Files.setPosixFilePermissions(folder.resolve("composure"), PosixFilePermissions.fromString("rwx------"));

        assertThat(completed(folder, "composure", "des")).contains("describe");
        assertThat(completed(folder, "composure", "describe", "")).isEqualTo("blog my_shop");
        assertThat(completed(folder, "composure", "pause", "my")).isEqualTo("my_shop");
        assertThat(completed(folder, "composure", "get", "rem")).isEqualTo("remediations");
        assertThat(completed(folder, "composure", "get", "composeprojects", "b"))
                .isEqualTo("blog");
    }

    private static String completed(Path folder, String... words) throws IOException, InterruptedException {
        var quoted = new StringBuilder();
        for (var word : words) {
            quoted.append(" '").append(word).append('\'');
        }
        var process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "PATH=%s:$PATH; source %s/script; COMP_WORDS=(%s); COMP_CWORD=%d; _composure_with_projects; echo \"${COMPREPLY[*]}\""
                                .formatted(folder, folder, quoted, words.length - 1))
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return text;
    }

    private static void shell(String name) {
        if (!Files.isExecutable(Path.of("/usr/bin/" + name))) {
            throw Prerequisite.missing("no " + name + " here");
        }
    }

    private void scripts(Path folder, String shell) throws IOException {
        shell(shell);
        assertThat(run("completion", shell)).isZero();
        Files.writeString(folder.resolve("script"), out.toString());
        Files.writeString(folder.resolve("composure"), "#!/bin/sh\necho blog\necho my_shop\n");
        Files.setPosixFilePermissions(folder.resolve("composure"), PosixFilePermissions.fromString("rwx------"));
    }

    private static String said(Path folder, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return text;
    }

    @Test
    void fishCompletesCommandsAndProjects(@TempDir Path folder) throws IOException, InterruptedException {
        scripts(folder, "fish");

        assertThat(byFish(folder, "composure des")).startsWith("describe");
        assertThat(byFish(folder, "composure describe ").lines()).contains("blog", "my_shop");
        assertThat(byFish(folder, "composure pause my")).isEqualTo("my_shop");
        assertThat(byFish(folder, "composure get rem")).isEqualTo("remediations");
        assertThat(byFish(folder, "composure get composeprojects b")).isEqualTo("blog");
        assertThat(byFish(folder, "composure get --out")).startsWith("--output");
    }

    private static String byFish(Path folder, String line) throws IOException, InterruptedException {
        return said(folder, "fish", "--no-config", "-c", "source script; complete -C '%s'".formatted(line));
    }

    @Test
    void zshCompletesCommandsAndProjects(@TempDir Path folder) throws IOException, InterruptedException {
        scripts(folder, "zsh");

        assertThat(byZsh(folder, "composure", "").lines()).anyMatch(line -> line.startsWith("describe:"));
        assertThat(byZsh(folder, "composure", "describe", "")).isEqualTo("blog\nmy_shop");
        assertThat(byZsh(folder, "composure", "get", "").lines()).contains("remediations");
        assertThat(byZsh(folder, "composure", "get", "composeprojects", "")).isEqualTo("blog\nmy_shop");
        assertThat(byZsh(folder, "composure", "get", "--").lines()).contains("--output", "--server");
        assertThat(byZsh(folder, "composure", "check", "")).isEqualTo("files");
        assertThat(said(
                        folder,
                        "zsh",
                        "-f",
                        "-c",
                        "autoload -Uz compinit; compinit -u; source script; echo $_comps[composure]"))
                .as("the real compinit takes it")
                .isEqualTo("_composure");
    }

    /** What the function offers; what shows it, is zsh's own. */
    private static String byZsh(Path folder, String... line) throws IOException, InterruptedException {
        return said(folder, "zsh", "-f", "-c", """
                compdef() { }
                compadd() { print -l -- ${(P)@[-1]} }
                _describe() { print -l -- ${(P)@[-1]} }
                _files() { print files }
                source script
                words=(%s); CURRENT=%d
                _composure""".formatted(quoted(line), line.length));
    }

    private static String quoted(String... words) {
        return Arrays.stream(words).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }
}
