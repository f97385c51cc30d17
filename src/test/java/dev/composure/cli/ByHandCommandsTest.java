package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.OperatorApi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ByHandCommandsTest {

    private static final String REMEDIATIONS = "PATCH /apis/composure.dev/v1alpha1/remediations%s"
            + " {\"metadata\":{\"annotations\":{\"composure.dev/rollback\":\"true\"}}}";
    private static final String DONE = """
            {"remediation":"blog-web-1","project":"blog","service":"web","outcome":"RollingBack","message":"it comes back"}""";
    private static final String DIFFERS = """
            {"remediation":"blog-web-2","project":"blog","service":"web","outcome":"FileDiffers","message":"somebody did",
            "differs":"+mine\\n","patch":"-init\\n","patchFile":"/state/patches/a.patch"}""";

    /** An operator that gives the same answer to everything, and remembers what it was asked. */
    private record AnsweringOperator(List<String> asked, String answer) implements OperatorApi {
        @Override
        public String get(String path) {
            asked.add("GET " + path);
            return answer;
        }

        @Override
        public String table(String path) {
            throw new AssertionError("nobody asks for a table");
        }

        @Override
        public String patch(String path, String mergePatch) {
            asked.add("PATCH " + path + " " + mergePatch);
            return answer;
        }
    }

    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String answer, String... arguments) {
        var operator = new AnsweringOperator(asked, answer);
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("rollback", () -> new RollbackCommand((_, _) -> operator));
        commands.put("history", () -> new HistoryCommand((_, _) -> operator));
        return ComposureCommand.with(commands, arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static String one(String outcome) {
        return "{\"kind\":\"Remediation\",\"status\":{\"rollback\":%s}}".formatted(outcome);
    }

    private static String items(String... items) {
        return "{\"items\":[%s]}".formatted(String.join(",", items));
    }

    @Test
    void asksForOneRemediation() {
        assertThat(run(one(DONE), "rollback", "blog-web-1")).isZero();
        assertThat(asked).containsExactly(REMEDIATIONS.formatted("/blog-web-1"));
        assertThat(out.toString()).isEqualTo("blog-web-1 (web of blog): it comes back\n");
    }

    @Test
    void asksForAllAndSaysWhatCouldNotBeDone() {
        assertThat(run(items(DIFFERS, DONE), "rollback", "--all")).isEqualTo(4);
        assertThat(asked).containsExactly(REMEDIATIONS.formatted(""));
        assertThat(out.toString())
                .contains("changed since:\n+mine\n", "what would undo it:\n-init\n", "/state/patches/a.patch");
    }

    @Test
    void whereNothingCouldBeDoneItIsNoSuccess() {
        assertThat(run(one(DIFFERS), "rollback", "blog-web-2")).isEqualTo(2);
    }

    @Test
    void whereNothingIsInForceItSaysSo() {
        assertThat(run(items(), "rollback", "--all")).isZero();
        assertThat(out.toString()).contains("nothing is in force");
    }

    @Test
    void oneOrAllMustBeNamed() {
        assertThat(run(items(), "rollback")).isEqualTo(2);
        assertThat(run(items(), "rollback", "blog-web-1", "--all")).isEqualTo(2);
        assertThat(run(items(), "rollback", "../x")).isEqualTo(2);
        assertThat(asked).isEmpty();
        assertThat(err.toString()).contains("name one remediation, or --all");
    }

    @Test
    void tellsWhatWasDoneToAFile() {
        var entry = """
                {"remediation":"blog-web-1","project":"blog","service":"web","remedy":"init","why":"it reaps",
                "begunAt":"2026-11-24T10:00:00Z","endedAt":"2026-11-24T10:01:00Z","outcome":"Proven","message":"flat",
                "diff":"+init: true\\n","steps":["rewrite: done"]}""";
        assertThat(run(items(entry), "history", "/srv/my blog/compose.yaml")).isZero();
        assertThat(asked)
                .containsExactly("GET /apis/composure.dev/v1alpha1/filehistories?path=%2Fsrv%2Fmy+blog%2Fcompose.yaml");
        assertThat(out.toString()).isEqualTo("""
                2026-11-24T10:00:00Z  blog-web-1
                  init on web of blog: it reaps
                  Proven at 2026-11-24T10:01:00Z: flat
                    +init: true
                  - rewrite: done
                """);
    }

    @Test
    void aFileThatWasNeverTouchedIsSaidSo() {
        assertThat(run(items(), "history", "/srv/compose.yaml")).isZero();
        assertThat(out.toString()).isEqualTo("nothing was done to /srv/compose.yaml\n");
    }
}
